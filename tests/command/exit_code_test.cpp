// Every way a command can fail: a plain sentence, a distinct exit code, nothing lost.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "terminal.h"

namespace commands {
namespace {

using server::ExitCode;
using testing::HasSubstr;

Ended init(const Folder& folder) {
    return gongzhi({"init", "--data", folder.text(), "--bare"});
}

TEST(ExitCode, AnUnknownOptionOrCommandIsUsage) {
    for (const auto& args :
         {std::initializer_list<std::string>{"serve", "--prot", "80"},
          std::initializer_list<std::string>{"sreve"},
          std::initializer_list<std::string>{"serve", "--port", "eighty"},
          std::initializer_list<std::string>{"import"}, std::initializer_list<std::string>{}}) {
        const auto ended = gongzhi(args);
        EXPECT_EQ(ended.code, ExitCode::usage);
        EXPECT_THAT(ended.err, HasSubstr("gongzhi: "));
    }
}

TEST(ExitCode, HelpAndVersionAreNoFailure) {
    EXPECT_EQ(gongzhi({"--help"}).code, ExitCode::ok);
    EXPECT_EQ(gongzhi({"serve", "--help"}).code, ExitCode::ok);
    EXPECT_EQ(gongzhi({"--version"}).code, ExitCode::ok);
}

TEST(ExitCode, AnEmptyPlaceSaysHowToBegin) {
    const Folder folder;
    const auto ended = gongzhi({"doctor", "--data", folder.text()});
    EXPECT_EQ(ended.code, ExitCode::usage);
    EXPECT_THAT(ended.err, HasSubstr("gongzhi init"));
}

TEST(ExitCode, ADamagedDatabaseIsSaidToBeDamaged) {
    const Folder folder;
    folder.write("gongzhi.db", std::string(8192, 'x'));
    const auto ended = gongzhi({"doctor", "--data", folder.text()});
    EXPECT_EQ(ended.code, ExitCode::database);
    EXPECT_FALSE(ended.err.empty());
}

TEST(ExitCode, AnUnreachableServerIsSaidToBeOutOfReach) {
    const Folder folder;
    const auto ended = gongzhi({"doctor", "--data", folder.text(), "--database",
                                "postgresql://nobody@localhost/none?host=" + folder.text()});
    EXPECT_EQ(ended.code, ExitCode::database);
    EXPECT_FALSE(ended.err.contains("password"));
}

TEST(ExitCode, AMissingOrOpenKeyFileIsNamed) {
    const Folder folder;
    ASSERT_EQ(init(folder).code, ExitCode::ok);
    std::filesystem::permissions(folder / "key.json", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const auto open = gongzhi({"serve", "--data", folder.text(), "--port", "0"});
    EXPECT_EQ(open.code, ExitCode::key_file);
    EXPECT_THAT(open.err, HasSubstr("key.json"));

    std::filesystem::remove(folder / "key.json");
    const auto missing = gongzhi({"serve", "--data", folder.text(), "--port", "0"});
    EXPECT_EQ(missing.code, ExitCode::key_file);
    EXPECT_THAT(missing.err, HasSubstr("key.json"));
}

TEST(ExitCode, APortInUseIsNamed) {
    const Folder folder;
    ASSERT_EQ(init(folder).code, ExitCode::ok);
    const int taken = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(bind(taken, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(listen(taken, 1), 0);
    socklen_t size = sizeof address;
    getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
    const auto port = std::to_string(ntohs(address.sin_port));

    const auto ended = gongzhi({"serve", "--data", folder.text(), "--port", port});
    close(taken);
    EXPECT_EQ(ended.code, ExitCode::port);
    EXPECT_THAT(ended.err, HasSubstr(port));
}

TEST(ExitCode, InitDoesNotTouchWhatIsThere) {
    const Folder folder;
    ASSERT_EQ(init(folder).code, ExitCode::ok);
    EXPECT_EQ(init(folder).code, ExitCode::usage);
}

struct BadFile {
    const char* kind;
    const char* content;
    const char* says;
};

TEST(ExitCode, AWrongFileIsNamedByLineAndFieldAndTakesNothing) {
    const Folder folder;
    ASSERT_EQ(init(folder).code, ExitCode::ok);
    const BadFile rows[] = {
        {"divisions", "code\tlevel\tname\tparent\n110000000000\tone\t北京市\t\n", "2"},
        {"divisions", "", "code"},
        {"calendar", "date\tis_workday\tkind\tfestival\tin_lieu\n2026-02-30\t1\tworkday\t\t0\n",
         "2"},
        {"catalogue", "name: x\ncatalogue: 7\n", "catalogue"},
        {"data", "{\"not\": \"an export\"}\n", "1"},
    };
    for (const auto& [kind, content, says] : rows) {
        SCOPED_TRACE(kind);
        const auto file = folder.write(std::string(kind) + ".file", content);
        const auto ended = gongzhi({"import", kind, file, "--data", folder.text()});
        EXPECT_EQ(ended.code, ExitCode::bad_file) << ended.err;
        EXPECT_THAT(ended.err, HasSubstr(says));
    }
}

TEST(ExitCode, AFileThatIsNotThereIsNamed) {
    const Folder folder;
    ASSERT_EQ(init(folder).code, ExitCode::ok);
    for (const auto* kind : {"divisions", "calendar", "catalogue", "data"}) {
        const auto ended = gongzhi({"import", kind, folder / "absent", "--data", folder.text()});
        EXPECT_NE(ended.code, ExitCode::ok);
        EXPECT_THAT(ended.err, HasSubstr("absent"));
    }
}

}  // namespace
}  // namespace commands
