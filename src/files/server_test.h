// For tests of this room: its endpoints over HTTP on each database, and an owner's door.
#pragma once

#include "access/gate.h"
#include "access/testing.h"
#include "base/hash.h"
#include "db/testing.h"
#include "files/endpoints.h"
#include "files/findings.h"
#include "files/samples_test.h"
#include "files/sweep.h"
#include "files/upload.h"
#include "http/server.h"
#include "http/testing.h"

namespace files::testing {

namespace json = boost::json;
using http::testing::Answer;
using http::testing::Client;

inline std::string text_of(const json::value& value) {
    return std::string(value.as_string());
}

/// What a room that owns attachments does: serves one of its own.
struct ReadThing {
    AttachmentId attachment_id;
    std::optional<bool> preview;
};
BOOST_DESCRIBE_STRUCT(ReadThing, (), (attachment_id, preview))

inline const Owner thing{"thing", 9'007'199'254'740'991};

inline http::Endpoint read_thing(const Shared& files) {
    return {.method = http::Method::get,
            .path = "/api/v1/things/{attachment_id}",
            .summary = "An attachment of a thing",
            .summary_zh = "附件",
            .tag = "things",
            .needs = http::anyone,
            .handle = http::handler([files](http::Call& call, const ReadThing& in) {
                const auto part = in.preview.value_or(false) ? Part::preview : Part::whole;
                return call.database.read([&](db::Read& read) {
                    return response_for(read, *files, in.attachment_id, thing, part, call.request);
                });
            }),
            .gives = {.types = {"*/*"}}};
}

/// An upload that is under way.
struct Begun {
    std::string id, secret;
};

class ServerTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        gate_ = std::make_unique<access::Gate>(world_->config());
        serve({});
    }
    void TearDown() override {
        server_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    /// Serves anew, with other limits.
    void serve(Limits limits) {
        server_ = nullptr;
        const auto config = world_->config();
        files_ = std::make_shared<const Files>(Config{.folder = folder_.path(),
                                                      .vault = config.vault,
                                                      .access = config,
                                                      .limits = std::move(limits)});
        auto all = endpoints(files_);
        all.push_back(read_thing(files_));
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 std::move(all), *gate_, database());
        server_->start();
    }

    const Files& files() const { return *files_; }
    access::testing::World& world() { return *world_; }
    Client client() { return Client(server_->port()); }
    Client as(access::Role role) {
        Client one(server_->port());
        one.set("Authorization", "Bearer " + world_->token(role));
        return one;
    }

    static Answer create(Client& client, std::size_t size, json::object more = {}) {
        more["size"] = size;
        if (!more.contains("name")) more["name"] = "路灯.jpg";
        return client.post("/api/v1/uploads", more);
    }
    static Begun begin(Client& client, std::size_t size, json::object more = {}) {
        const auto answer = create(client, size, std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.body;
        const auto body = answer.json();
        Begun out{text_of(body.at("upload_id")), text_of(body.at("secret"))};
        client.set("Upload-Secret", out.secret);
        return out;
    }
    static Answer send(Client& client, const Begun& upload, std::size_t offset,
                       std::string_view bytes) {
        return client.request("PATCH",
                              fmt::format("/api/v1/uploads/{}/chunks?offset={}", upload.id, offset),
                              bytes, {{"Content-Type", "application/octet-stream"}});
    }
    static Answer complete(Client& client, const Begun& upload) {
        return client.post("/api/v1/uploads/" + upload.id + "/completion", json::object{});
    }
    /// All of it: the answer to the completion.
    static Answer upload(Client& client, std::string_view bytes, json::object more = {}) {
        const auto begun = begin(client, bytes.size(), std::move(more));
        for (std::size_t at = 0; at < bytes.size(); at += most_chunk_bytes)
            EXPECT_EQ(send(client, begun, at, bytes.substr(at, most_chunk_bytes)).status, 200);
        auto answer = complete(client, begun);
        last_ = begun;
        return answer;
    }

    base::Result<void> attach_to_thing(const std::string& attachment, const std::string& secret,
                                       std::optional<access::PersonId> person = {}) {
        AttachmentProof proof{.attachment_id = {std::stoll(attachment)}};
        if (!secret.empty()) proof.secret = {secret};
        return database().write([&](db::Write& write) {
            return attach(write, files().config.limits, std::span(&proof, 1), person, thing,
                          "620922");
        });
    }
    /// Uploads and attaches; gives the attachment's id.
    std::string attached(std::string_view bytes) {
        auto one = client();
        const auto done = upload(one, bytes);
        EXPECT_EQ(done.status, 200) << done.body;
        auto id = text_of(done.json().at("attachment_id"));
        EXPECT_TRUE(attach_to_thing(id, last_.secret).has_value());
        return id;
    }
    std::vector<AttachmentView> things() {
        return database().read(
            [&](db::Read& read) { return list_of(read, *files().config.vault, thing); });
    }
    std::vector<std::string> finding_codes() {
        const auto found =
            database().read([&](db::Read& read) { return findings(read, *files().store); });
        std::vector<std::string> out;
        for (const auto& one : found) out.push_back(one.code);
        return out;
    }
    Swept sweep_once() { return sweep(files(), database(), cursor_); }
    std::size_t stored() const { return files().store->list("", 1000).size(); }
    std::size_t incoming() const { return files().incoming.list(1000).size(); }

    static inline Begun last_;

  private:
    Folder folder_;
    std::string cursor_;
    Shared files_;
    std::unique_ptr<access::testing::World> world_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

/// The first field that a refusal names, and how it is wrong: `file damaged`.
inline std::string field_error(const Answer& answer) {
    if (answer.status != 422) return fmt::format("{} {}", answer.status, answer.body);
    const auto body = answer.json();
    const auto& field = body.at("fields").at(0);
    return text_of(field.at("field")) + " " + text_of(field.at("code"));
}

}  // namespace files::testing
