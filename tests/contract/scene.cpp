#include "scene.h"

#include "access/person.h"
#include "access/totp.h"
#include "base/expects.h"
#include "base/hash.h"
#include "base/random.h"
#include "catalogue/testing.h"
#include "clocks/announce_calendar.h"
#include "clocks/run_clock.h"
#include "files/codec.h"
#include "files/testing.h"
#include "matter_scene.h"
#include "notices/testing.h"
#include "regions/testing.h"
#include "seals/testing.h"
#include "server/resources.h"

namespace contract {

namespace json = boost::json;

namespace {

using access::Role;

std::string start_clock(Running& running) {
    const auto& side = running.world().a;
    return running.database().write([&](db::Write& write) {
        base::expects(
            clocks::announce_calendar(write, server::calendar_tsv(), "built in").has_value());
        const auto clock = clocks::start_clock(write, {.county = side.county_code,
                                                       .subject_kind = "example",
                                                       .subject_id = 1,
                                                       .kind = "handling",
                                                       .limit = {5, clocks::LimitUnit::work_day},
                                                       .unit = side.office});
        base::expects(clock.has_value(), "the scene's clock starts");
        return std::to_string(clock->clock_id.value);
    });
}

/// A machine of county A with a post, for tokens.
std::string hire_machine(Running& running) {
    const auto& side = running.world().a;
    const auto vault = running.world().config().vault;
    return running.database().write([&](db::Write& write) {
        const auto machine = access::insert_person(write, *vault,
                                                   {.county = side.county_code,
                                                    .region_id = side.county,
                                                    .kind = access::PersonKind::machine,
                                                    .login_name = "a-machine",
                                                    .display_name = "12345 热线对接"});
        const auto post = access::insert_post(write, {.county = side.county_code,
                                                      .person_id = *machine,
                                                      .role = Role::window_clerk,
                                                      .unit_id = side.centre,
                                                      .region_id = side.county,
                                                      .valid_from = write.now()});
        return std::to_string(post.value);
    });
}

/// A resident's matter of county A, on a day that has been sealed since.
Values seal_a_receipt(Running& running) {
    auto& database = running.database();
    const auto& side = running.world().a;
    const auto receipt = seals::testing::register_one(database, running.world(), side);
    const auto day = seals::day_of_entry(receipt.entry.entry_id.value);
    running.clock().advance(std::chrono::days{1});
    const auto key_file =
        std::filesystem::temp_directory_path() / ("contract_" + base::random_token(9) + ".json");
    seals::make_seals(database, seals::open_signing_key(database, key_file));
    std::filesystem::remove(key_file);
    return {{"receipt_number", receipt.matter.number},
            {"receipt_code", receipt.query_code},
            {"sealed_county", side.county_code},
            {"sealed_day", base::to_text(day)}};
}

std::string text_of(const json::value& value) {
    return std::string(value.as_string());
}

/// Someone at a keyboard: keeps the cookie, sends the CSRF token.
class Browser {
  public:
    explicit Browser(Running& running) : client_(running.client()) {}

    json::value post(const std::string& path, const json::value& body) {
        const auto answer = client_.post(path, body);
        base::expects(answer.status == 200 || answer.status == 201, path + ": " + answer.body);
        const auto said = answer.json();
        if (const auto* token = said.as_object().if_contains("csrf_token"))
            client_.set("X-CSRF-Token", text_of(*token));
        return said;
    }
    json::value get(const std::string& path) { return client_.get(path).json(); }
    void sign_in(const Running& running, const std::string& login_name) {
        post("/api/v1/session", {{"login_name", login_name},
                                 {"password", const_cast<Running&>(running).world().password}});
    }
    http::testing::Client take() { return std::move(client_); }

  private:
    http::testing::Client client_;
};

/// A request that an app made with a photograph that everybody may see.
Values make_open311_request(Running& running) {
    Values values{{"open311_key", running.world().token(Role::window_clerk)}};
    const files::Pixels grey{.width = 32,
                             .height = 16,
                             .channels = 3,
                             .bytes = std::vector<unsigned char>(32 * 16 * 3, 128)};
    const std::string part = "--x\r\nContent-Disposition: form-data; name=";
    const auto made = running.client().request(
        "POST",
        "/open311/v2/requests.json?service_code=c030401&lat=40.52&long=95.78&jurisdiction_id=" +
            running.world().a.county_code,
        part + "api_key\r\n\r\n" + values["open311_key"] + "\r\n" + part +
            "attribute[publish]\r\n\r\nyes\r\n" + part + "media; filename=a.jpg\r\n\r\n" +
            files::encode_jpeg(grey, 90) + "\r\n--x--",
        {{"Content-Type", "multipart/form-data; boundary=x"}});
    base::expects(made.status == 200, "the scene's request: " + made.body);
    values["open311_request"] = text_of(made.json().at(0).at("service_request_id"));
    const auto shown = running.client().get("/open311/v2/requests.json?jurisdiction_id=" +
                                            running.world().a.county_code);
    const auto url = text_of(shown.json().at(0).at("media_url"));
    values["open311_media"] = url.substr(url.rfind('/') + 1);
    return values;
}

bool speaks_of_own_session(const http::Endpoint& endpoint) {
    return (endpoint.path.starts_with("/api/v1/session") || endpoint.path == "/api/v1/me" ||
            endpoint.path.starts_with("/api/v1/me/")) &&
           endpoint.needs != http::anyone;
}

/// What concerns every post or every log of the installation, so only its own administrators may.
std::string token_of_the_whole(const Running& running, const http::Endpoint& endpoint) {
    const auto& tokens = const_cast<Running&>(running).world().root_tokens;
    if (endpoint.path == "/api/v1/roles/{role}/second-factor")
        return tokens.at(Role::security_administrator);
    if (endpoint.path == "/api/v1/access-log/findings") return tokens.at(Role::audit_administrator);
    return "";
}

std::string code_now(Running& running, const std::string& secret) {
    return access::totp_code(secret, access::totp_step(running.database().now()));
}

/// Signed in as the handler of county A, with a second factor as far as the endpoint takes one.
Prepared as_person(Running& running, const http::Endpoint& endpoint) {
    Values values = running.values();
    Browser browser(running);
    browser.sign_in(running, "a-handler");
    const auto sessions = browser.get("/api/v1/me/sessions");
    values["my_session"] = text_of(sessions.at("items").at(0).at("session_id"));
    values["my_post"] = values.at("post");

    const bool confirms = endpoint.path == "/api/v1/me/totp/confirmation";
    if (confirms || endpoint.path == "/api/v1/me/totp/removal") {
        const auto offer =
            browser.post("/api/v1/me/totp", {{"password", running.world().password}});
        values["totp_code"] = code_now(running, text_of(offer.at("secret")));
        if (!confirms)
            browser.post("/api/v1/me/totp/confirmation", {{"code", values["totp_code"]}});
    }
    return {browser.take(), values};
}

/// In the middle of a sign-in, with the second factor still to come.
Prepared half_signed_in(Running& running) {
    Values values = running.values();
    Browser first(running);
    first.sign_in(running, "a-handler");
    const auto offer = first.post("/api/v1/me/totp", {{"password", running.world().password}});
    const auto secret = text_of(offer.at("secret"));
    const auto step = access::totp_step(running.database().now());
    // A code serves once; the one of the step before confirms, so that this step's is left.
    first.post("/api/v1/me/totp/confirmation", {{"code", access::totp_code(secret, step - 1)}});
    Browser second(running);
    second.sign_in(running, "a-handler");
    values["totp_code"] = code_now(running, secret);
    return {second.take(), values};
}

/// A person who may look further in an emergency, and who does so already where one is ended.
Prepared behind_glass(Running& running, const http::Endpoint& endpoint) {
    Values values = running.values();
    Browser browser(running);
    browser.sign_in(running, "a-leader");
    if (endpoint.method == http::Method::del) {
        const auto opened =
            browser.post("/api/v1/break-glass", {{"region_id", values.at("village")},
                                                 {"reason", "燃气泄漏,需立即联系住户"},
                                                 {"minutes", 10}});
        values["break_glass"] = text_of(opened.at("break_glass_id"));
    }
    return {browser.take(), values};
}

/// A file that somebody without an account has sent as far as the endpoint needs it.
Prepared uploading(Running& running, const http::Endpoint& endpoint) {
    Values values = running.values();
    auto client = running.client();
    const auto pdf = files::testing::small_pdf();
    const auto begun =
        client.post("/api/v1/uploads", {{"size", pdf.size()}, {"name", "照片.pdf"}}).json();
    values["upload"] = values["whole_upload"] = text_of(begun.at("upload_id"));
    client.set("Upload-Secret", text_of(begun.at("secret")));
    if (endpoint.path.ends_with("/completion")) {
        const auto sent = client.put("/api/v1/uploads/" + values["upload"] + "/chunks",
                                     {{"offset", 0}, {"data", base::to_base64(pdf)}});
        base::expects(sent.status == 200, sent.body);
    }
    return {std::move(client), values};
}

bool is_only_from_the_top(const http::Endpoint& endpoint) {
    return std::ranges::any_of(endpoint.refusals, [](const auto* refusal) {
        return refusal->code == "only_from_the_top" || refusal->code == "only_for_the_whole";
    });
}

}  // namespace

Values set_scene(Running& running) {
    auto values = running.world().example_values();
    values["second_reviewer"] =
        running.world().token_of_another(running.database(), access::Role::review_officer);
    values.merge(regions::testing::set_scene(running.database(), running.world()));
    values.merge(catalogue::testing::set_scene(running.database(), running.world(),
                                               server::catalogue_yaml()));
    values.merge(seal_a_receipt(running));
    values.merge(notices::testing::set_scene(running.database(), running.world()));
    values["clock"] = start_clock(running);
    values["machine_post"] = hire_machine(running);
    values["upload"] = values["whole_upload"] = "1";
    values.merge(make_open311_request(running));
    add_matter_values(running, values);
    return values;
}

Prepared prepare(Running& running, const http::Endpoint& endpoint) {
    if (endpoint.path.starts_with("/api/v1/uploads/")) return uploading(running, endpoint);
    if (endpoint.path == "/api/v1/session/second-factor") return half_signed_in(running);
    if (endpoint.path.starts_with("/api/v1/break-glass") && endpoint.method != http::Method::get)
        return behind_glass(running, endpoint);
    if (const auto whole = token_of_the_whole(running, endpoint); !whole.empty())
        return {running.client(whole), running.values()};
    if (speaks_of_own_session(endpoint)) return as_person(running, endpoint);
    if (auto matter = prepare_matter(running, endpoint)) return std::move(*matter);

    const auto token = is_only_from_the_top(endpoint)
                           ? catalogue::testing::top_token(running.database(), running.world())
                           : token_for(running, endpoint);
    Values values = running.values();
    for (const auto& before : running.endpoints()) {
        // Things that another endpoint's example makes, told apart by their path.
        const bool makes_token =
            before.path == "/api/v1/tokens" && endpoint.path == "/api/v1/tokens/{token_id}";
        const bool crosses = before.path == "/api/v1/crosswalk" &&
                             endpoint.path.starts_with("/api/v1/crosswalk") &&
                             endpoint.method == http::Method::del;
        if (before.method != http::Method::post || (!makes_token && !crosses)) continue;
        auto client = running.client(crosses ? token : token_for(running, before));
        const auto made = send(client, ask(before, example_of(before, values)));
        base::expects(made.status < 300, name_of(before) + ": " + made.body);
        if (makes_token) values["token"] = text_of(made.json().at("token_id"));
    }
    return {running.client(token), values};
}

}  // namespace contract
