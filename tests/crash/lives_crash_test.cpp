// The server is killed under whole lives of matters, again and again: every act that was answered
// is in its matter's journal, every journal verifies and gives its row, nothing is there by half,
// and the next server goes on where the last one was.
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "../kill/child.h"
#include "base/hash.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "clocks/clock.h"
#include "db/backup.h"
#include "db/testing.h"
#include "files/testing.h"
#include "key_file.h"
#include "matters/journal.h"
#include "matters/matter_clocks.h"
#include "matters/reporter.h"
#include "matters/store.h"
#include "matters/testing_words.h"
#include "matters/work.h"
#include "server/resources.h"

namespace {

using namespace std::chrono_literals;
using access::Role;
using matters::testing::Life;
using matters::testing::text_of;
namespace json = boost::json;
namespace say = matters::testing::say;

/// PostgreSQL walks fewer lives a second, and each round looks at every matter.
int rounds_on(std::string_view database) {
    return database == "postgresql" ? 4 : 8;
}
constexpr int clients = 4;

/// An act that was answered: of which matter, at which version, and where it led.
struct Answered {
    std::int64_t matter_id = 0;
    std::int64_t version = 0;
    std::string state;
};

/// A life under way, from one server to the next.
struct Walker {
    std::string id, number, code, state;
    int ended = 0;
    std::vector<Answered> answered;
    std::vector<std::pair<std::string, std::string>> papers;  ///< Matter and attachment.
};

struct Step {
    Role role{};
    std::string name;
    json::object body;
};

/// What comes next, the usual way; every third life takes a round of rework.
std::optional<Step> next_step(const access::testing::Side& side, const Walker& walker) {
    const auto& state = walker.state;
    const bool reworks = walker.ended % 3 == 0 && walker.answered.size() % 2 == 0;
    if (state == "triage") return Step{Role::triage_officer, "acceptance", say::accept("040203")};
    if (state == "accepted")
        return Step{Role::dispatcher, "dispatch", say::dispatch(say::text(side.office))};
    if (state == "dispatched") return Step{Role::unit_clerk, "signature", {}};
    if (state == "signed_for") return Step{Role::handler, "first-contact", say::contact()};
    if (state == "in_hand") return Step{Role::handler, "completion", say::completion()};
    if (state == "to_check" && reworks) return Step{Role::checker, "check-failure", say::defect()};
    if (state == "to_check") return Step{Role::checker, "check", say::good()};
    if (state == "sent_back") return Step{Role::dispatcher, "rework", say::rework()};
    if (state == "to_call_back") return Step{Role::revisitor, "closure", say::closure()};
    return {};
}

class LivesCrash : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        // Tokens must hold by the real clock, which the server in the child reads.
        clock().set(base::system_now());
        world_ = std::make_unique<access::testing::World>(database());
        const auto catalogue = catalogue::read_catalogue(server::catalogue_yaml());
        database().write([&](db::Write& write) {
            ASSERT_TRUE(catalogue::publish(write, catalogue->catalogue, {}));
            ASSERT_TRUE(clocks::announce_calendar(write, server::calendar_tsv(), "built in"));
        });
        walkers_.resize(clients);
    }
    void TearDown() override {
        if (!IsSkipped()) {
            std::filesystem::remove(crash::key_file(scratch().url()));
            std::filesystem::remove_all(crash::files_folder(scratch().url()));
        }
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    /// Walks lives until the server is gone.
    void walk(Walker& walker) {
        try {
            Life life(port_, world_->a);
            take_up(life, walker);
            while (true) {
                const auto step = next_step(world_->a, walker);
                if (!step) {
                    ++walker.ended;
                    begin(life, walker);
                    continue;
                }
                const auto answer = life.try_act(step->role, step->name, step->body);
                // Too much at once: nothing was done, and who is asked to comes again.
                if (answer.status == 503) continue;
                ASSERT_EQ(answer.status, 200) << step->name << " " << answer.body;
                keep(walker, answer.json());
            }
        } catch (const std::exception&) {
            return;  // The connection broke: what was under way was not answered.
        }
    }
    /// The life that the last server left, where it stands; else a new one.
    void take_up(Life& life, Walker& walker) {
        if (walker.id.empty()) return begin(life, walker);
        life.id = walker.id;
        life.number = walker.number;
        life.code = walker.code;
        const auto seen = life.follow("");
        ASSERT_EQ(seen.status, 200) << seen.body;
        walker.state = text_of(seen.json().at("state"));
    }
    void begin(Life& life, Walker& walker) {
        walker.id.clear();
        const auto paper = upload();
        const auto receipt = life.begin({{"attachments", json::array{paper}}});
        walker.id = life.id;
        walker.papers.emplace_back(life.id, text_of(paper.at("attachment_id")));
        walker.number = life.number;
        walker.code = life.code;
        keep(walker, receipt);
    }
    /// A paper that stands ready to be attached, and the proof that it is ours.
    json::object upload() {
        http::testing::Client client(port_);
        const auto pdf = files::testing::small_pdf();
        const auto begun =
            client.post("/api/v1/uploads", {{"size", pdf.size()}, {"name", "合同.pdf"}}).json();
        const auto path = "/api/v1/uploads/" + text_of(begun.at("upload_id"));
        client.set("Upload-Secret", text_of(begun.at("secret")));
        client.put(path + "/chunks", {{"offset", 0}, {"data", base::to_base64(pdf)}});
        const auto done = client.post(path + "/completion", json::object{}).json();
        return {{"attachment_id", done.at("attachment_id")}, {"secret", begun.at("secret")}};
    }
    void keep(Walker& walker, const json::value& said) {
        ++answers_;
        walker.state = text_of(said.at("state"));
        walker.answered.push_back(
            {std::stoll(walker.id), said.at("version").as_int64(), walker.state});
    }

    void crash_once(std::mt19937& random) {
        scratch().close();
        killing::Child server(CRASH_SERVER, scratch().url());
        server.read_lines(1);
        port_ = static_cast<unsigned short>(std::stoi(server.text()));
        {
            std::vector<std::jthread> threads;
            answers_ = 0;
            for (Walker& walker : walkers_) threads.emplace_back([&] { walk(walker); });
            killing::wait_for_work(answers_);
            std::this_thread::sleep_for(std::chrono::milliseconds(300 + random() % 400));
            server.kill();
        }
        while (GetParam() == std::string_view("postgresql") && db::is_in_use(scratch().url()))
            std::this_thread::sleep_for(10ms);
        scratch().reopen();
    }

    int whole_lives() const {
        int out = 0;
        for (const Walker& walker : walkers_) out += walker.ended;
        return out;
    }

    /// The matter is whole: journal, row, words, messages, clocks.
    void check_whole(db::Read& read, matters::MatterId id);
    void check_answered(db::Read& read);

    void check_papers();

    std::unique_ptr<access::testing::World> world_;
    std::vector<Walker> walkers_;
    std::atomic<int> answers_ = 0;  ///< Of the server that stands now.
    unsigned short port_ = 0;
};
INSTANTIATE_EACH_DATABASE(LivesCrash);

void LivesCrash::check_whole(db::Read& read, matters::MatterId id) {
    SCOPED_TRACE(id.value);
    const auto matter = matters::find_any(read, id);
    ASSERT_TRUE(matter);
    const auto entries = matters::journal_of(read, id);
    std::string previous;
    for (const auto& entry : entries) {
        EXPECT_EQ(entry.previous_digest, previous);
        EXPECT_EQ(entry.digest, matters::digest_of(entry));
        previous = entry.digest;
        const auto words = read.find<std::string>(
            {"crash/words", "SELECT body FROM journal_text WHERE matter_id = :id AND seq = :seq"},
            db::arg("id", id), db::arg("seq", entry.seq));
        EXPECT_EQ(matters::text_digest(words.value_or("")), entry.text_digest);
        const auto lines = read.get<std::int64_t>(
            {"crash/lines",
             "SELECT count(*) FROM outbox WHERE about_id = :id AND seq = :seq AND recipient = "
             "'reporter'"},
            db::arg("id", id), db::arg("seq", entry.seq));
        EXPECT_EQ(lines, json::parse(entry.facts).as_object().contains("tells") ? 1 : 0);
    }
    EXPECT_EQ(matters::without_times(matters::fold(entries)), matters::without_times(*matter));
    const auto content = matters::find_content(read, id);
    ASSERT_TRUE(content);
    EXPECT_EQ(matters::digest_of(*content), matter->content_digest);
    EXPECT_TRUE(matter->reporter_id &&
                matters::find_reporter(read, *matter->reporter_id).has_value());
    const auto clocks =
        clocks::clocks_of(read, access::system_scope(), matters::subject_kind, id.value);
    const bool live = std::ranges::any_of(
        clocks, [](const auto& one) { return one.state == clocks::State::running; });
    EXPECT_EQ(live, matters::is_open(matter->state)) << matters::name_of(matter->state);
}

void LivesCrash::check_answered(db::Read& read) {
    for (const Walker& walker : walkers_)
        for (const Answered& one : walker.answered) {
            const auto state = read.find<std::string>(
                {"crash/answered",
                 "SELECT to_state FROM journal WHERE matter_id = :id AND seq = :version"},
                db::arg("id", one.matter_id), db::arg("version", one.version));
            EXPECT_EQ(state.value_or("lost"), one.state) << one.matter_id << " " << one.version;
        }
}

/// One more server: every paper of a matter whose receipt was given is there, whole.
void LivesCrash::check_papers() {
    scratch().close();
    killing::Child server(CRASH_SERVER, scratch().url());
    server.read_lines(1);
    http::testing::Client client(static_cast<unsigned short>(std::stoi(server.text())));
    client.set("Authorization", "Bearer " + world_->token(Role::triage_officer));
    for (const Walker& walker : walkers_)
        for (const auto& [matter, paper] : walker.papers) {
            const auto answer =
                client.get(fmt::format("/api/v1/matters/{}/attachments/{}", matter, paper));
            EXPECT_EQ(answer.status, 200) << matter << " " << answer.body;
            EXPECT_EQ(answer.body, files::testing::small_pdf());
        }
    server.kill();
    while (GetParam() == std::string_view("postgresql") && db::is_in_use(scratch().url()))
        std::this_thread::sleep_for(10ms);
    scratch().reopen();
}

TEST_P(LivesCrash, EveryAnsweredActIsInTheJournalAndEveryJournalVerifies) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    std::size_t matters = 0;
    const int rounds = rounds_on(GetParam());
    // On a slow disk a life takes more servers; a bound for the case that it never ends.
    const auto goes_on = [&](int round) {
        return round < rounds || (whole_lives() == 0 && round < 10 * rounds);
    };
    int round = 0;
    for (; goes_on(round) && !HasFailure(); ++round) {
        SCOPED_TRACE(fmt::format("round {}", round));
        crash_once(random);
        database().read([&](db::Read& read) {
            check_answered(read);
            const auto all = read.all<matters::MatterId>(
                {"crash/matters", "SELECT matter_id FROM matter ORDER BY matter_id"});
            for (const auto id : all) check_whole(read, id);
            matters = all.size();
            for (const auto* table : {"journal", "matter_content", "outbox", "matter_unit"}) {
                const auto sql = fmt::format(
                    "SELECT count(*) FROM {} WHERE matter_id NOT IN (SELECT matter_id FROM "
                    "matter)",
                    table);
                EXPECT_EQ(read.get<std::int64_t>({sql, sql}), 0) << "half a matter in " << table;
            }
        });
    }
    check_papers();
    std::size_t acts = 0;
    for (const Walker& walker : walkers_) acts += walker.answered.size();
    EXPECT_GT(acts, static_cast<std::size_t>(rounds));
    EXPECT_GT(whole_lives(), 0) << "some lives came to their end over several servers";
    std::cout << fmt::format(
        "{}: {} kills, {} answered acts of {} matters, {} whole lives, every journal verifies "
        "(seed {})\n",
        GetParam(), round, acts, matters, whole_lives(), seed);
}

}  // namespace
