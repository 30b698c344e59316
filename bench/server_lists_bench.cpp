// What people ask all day, over HTTP, with many matters in the database: every list of work,
// counts, filters, search, one matter, its timeline, one act; start and memory.
//   server_lists_bench [MATTERS] [OPEN] 2>/dev/null     default 1,000,000, of which 50,000 are open
// The matters are copies of some hundred real lives, see multiply.h: half of them in each of two
// counties, so ten times as many to a county as one has in a year.
#include <chrono>
#include <thread>

#include <sys/wait.h>

#include "base/log.h"
#include "matters/inbox.h"
#include "multiply.h"
#include "running.h"

namespace {

using access::Role;
using matters::testing::Life;
using Clock = std::chrono::steady_clock;
using Maker = std::function<std::string(long)>;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Lives as far as they go: some in every list of work, most of them ended.
struct Seeds {
    bench::Crowd open, ended;
};

void supervise(const Life& life) {
    static_cast<void>(life.try_act(Role::supervisor, "cards",
                                   {{"unit_id", std::to_string(life.side().office.value)},
                                    {"level", "urge"},
                                    {"cause", "other"},
                                    {"reason", "请抓紧"}}));
}

constexpr int stages = 9;

/// One life up to a stage: 0 in triage … 7 waits for the call back, 8 closed.
Life live(const bench::Running& running, const access::testing::Side& side, int stage, int turn) {
    constexpr const char* categories[] = {"030402", "030101", "010101", "020101", "030402"};
    const std::string category = categories[turn % 5];
    Life life(running.port(), side);
    if (turn % 3 == 0)
        life.begin({{"phone_page", true}, {"happened_on", "2026-11-01"}});
    else
        life.begin();
    if (stage >= 1) life.accept(category);
    if (stage >= 2) life.dispatch();
    if (stage >= 3) life.sign();
    if (stage >= 4) life.start();
    if (stage == 5) supervise(life);
    if (stage >= 6) life.done();
    if (stage >= 7) life.check();
    if (stage >= 8) life.close();
    return life;
}

Seeds sow(const bench::Running& running) {
    Seeds seeds;
    for (const auto* side : {&running.world.a, &running.world.b})
        for (int turn = 0; turn < 5; ++turn)
            for (int stage = 0; stage < stages; ++stage) {
                const auto id = std::stoll(live(running, *side, stage, turn).id);
                (stage == stages - 1 ? seeds.ended : seeds.open).matters.push_back(id);
            }
    return seeds;
}

/// In a process of its own, so that the memory it takes is not counted for the server's.
std::int64_t multiply_apart(const std::string& file, const std::vector<bench::Crowd>& crowds) {
    int ends[2];
    base::expects(::pipe(ends) == 0);
    const auto child = ::fork();
    if (child == 0) {
        const auto rows = bench::multiply(file, crowds);
        const bool told = ::write(ends[1], &rows, sizeof rows) == sizeof rows;
        ::_exit(told ? 0 : 1);
    }
    std::int64_t rows = 0;
    ::close(ends[1]);
    base::expects(::read(ends[0], &rows, sizeof rows) == sizeof rows, "the file was filled");
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return rows;
}

void fill(bench::Running& running, long wanted, long open) {
    Seeds seeds = sow(running);
    running.close();
    running.scratch->close();
    seeds.open.copies = open / std::ssize(seeds.open.matters);
    seeds.ended.copies = (wanted - open) / std::ssize(seeds.ended.matters);
    const auto begin = Clock::now();
    const auto rows = multiply_apart(running.file(), {seeds.ended, seeds.open});
    fmt::print("filled with {} rows in {:.0f} s; the file has {} MB\n", rows, seconds_since(begin),
               std::filesystem::file_size(running.file()) / 1'000'000);
    running.scratch->reopen();
}

class Asking {
  public:
    explicit Asking(const bench::Running& running) : running_(running) {}

    /// One connection, one question after the other.
    void ask(std::string_view what, const Maker& make) {
        bench::print(what, bench::run_load(running_.port(),
                                           {.connections = 1,
                                            .time = std::chrono::milliseconds{1000},
                                            .warm_up = std::chrono::milliseconds{200}},
                                           make));
    }
    void get(std::string_view what, Role role, const std::string& path) {
        const auto text = bench::request("GET", path, running_.world.a.tokens.at(role));
        ask(what, [text](long) { return text; });
    }

  private:
    const bench::Running& running_;
};

/// Every list with somebody who has it, its first page and the next one.
void ask_inboxes(Asking& asking, const bench::Running& running) {
    const std::pair<const char*, Role> lists[] = {
        {"to_register", Role::window_clerk}, {"to_triage", Role::triage_officer},
        {"to_dispatch", Role::dispatcher},   {"to_sign", Role::unit_clerk},
        {"in_hand", Role::handler},          {"to_decide", Role::centre_head},
        {"in_mediation", Role::mediator},    {"to_check", Role::checker},
        {"to_call_back", Role::revisitor},   {"to_review", Role::review_officer},
        {"returned", Role::dispatcher},      {"returned", Role::unit_clerk},
        {"overdue", Role::centre_head},      {"overdue", Role::handler},
        {"due_today", Role::centre_head},    {"due_today", Role::handler},
        {"supervised", Role::supervisor},    {"supervised", Role::unit_clerk},
        {"supporting", Role::handler},       {"mine", Role::handler}};
    for (const auto& [list, role] : lists) {
        const auto path = fmt::format("/api/v1/inbox/{}", list);
        const auto who = boost::describe::enum_to_string(role, "");
        asking.get(fmt::format("{} of a {}", list, who), role, path);
        http::testing::Client client(running.port());
        client.set("Authorization", "Bearer " + running.world.a.tokens.at(role));
        const auto page = client.get(path).json();
        if (const auto* next = page.as_object().if_contains("next"); next && next->is_string())
            asking.get("  and its second page", role,
                       path + "?cursor=" + matters::testing::text_of(*next));
    }
    asking.get("supervision of a supervisor", Role::supervisor, "/api/v1/supervision");
    asking.get("trend of a supervisor", Role::supervisor, "/api/v1/supervision/trend");
    asking.get("the wall of a centre head", Role::centre_head, "/api/v1/wall");
    for (const Role role : {Role::triage_officer, Role::centre_head, Role::handler})
        asking.get(fmt::format("counts of a {}", boost::describe::enum_to_string(role, "")), role,
                   "/api/v1/inbox");
}

void ask_filters(Asking& asking, const bench::Running& running) {
    const auto& side = running.world.a;
    const std::string village = std::to_string(side.village.value);
    const std::string filters[] = {
        "",
        "open=true",
        "region_id=" + village,
        "category=0304",
        "category=030101",
        "category=080101",
        "state=closed",
        "state=in_hand",
        "state=mediation",
        "channel=phone_page",
        "channel=letter",
        "due=overdue",
        "due=due_today",
        "from=2026-01-01&to=2026-03-01",
        "from=2026-09-01&to=2026-09-02",
        "unit_id=" + std::to_string(side.office.value),
        "unit_id=" + std::to_string(side.office.value) + "&state=closed&category=0101",
        "tag=x",
        "carded=true",
        "lately=ended_late",
        "lately=climbed_to_county",
        "region_id=" + village + "&category=03&state=closed&channel=web&from=2026-01-01"};
    for (const auto& filter : filters) {
        asking.get("list " + filter, Role::centre_head, "/api/v1/matters?" + filter);
        asking.get("  for a unit", Role::handler, "/api/v1/matters?" + filter);
    }
}

double search_lag_s(const bench::Running& running) {
    http::testing::Client client(running.port());
    const auto text = client.get("/metrics").body;
    const std::string name = "\ngongzhi_search_lag_seconds ";
    return std::stod(text.substr(text.find(name) + name.size()));
}

/// Until the index has them all: it was not copied.
void wait_for_index(const bench::Running& running) {
    const auto begin = Clock::now();
    while (search_lag_s(running) > 0) std::this_thread::sleep_for(std::chrono::seconds{1});
    fmt::print("the search index took {:.0f} s more for all of them\n", seconds_since(begin));
}

void ask_search(Asking& asking) {
    const std::pair<const char*, const char*> words[] = {
        {"one common word", "%E8%B7%AF%E7%81%AF"},
        {"two words", "%E8%B7%AF%E7%81%AF%20%E5%86%9C%E8%B4%B8%E5%B8%82%E5%9C%BA"},
        {"four words, rare together",
         "%E6%A0%91%E6%9C%A8%20%E5%86%9C%E8%B4%B8%20%E9%A3%9F%E5%93%81%20%E9%80%9A%E9%81%93"},
        {"a word that is nowhere", "%E5%A4%AA%E7%A9%BA%E8%88%B9"}};
    for (const auto& [what, text] : words)
        for (const char* more : {"", "&state=closed", "&open=true&category=0304"})
            asking.get(fmt::format("search {} {}", what, more), Role::centre_head,
                       fmt::format("/api/v1/matters/search?text={}{}", text, more));
}

void ask_one(Asking& asking, const bench::Running& running) {
    const auto& side = running.world.a;
    Life life = live(running, side, 4, 0);
    asking.get("one matter", Role::triage_officer, "/api/v1/matters/" + life.id);
    asking.get("its journal", Role::triage_officer, "/api/v1/matters/" + life.id + "/journal");
    asking.get("similar matters", Role::triage_officer, "/api/v1/matters/" + life.id + "/similar");
    const auto code = boost::json::serialize(boost::json::object{{"code", life.code}});
    for (const char* more : {"", "/timeline"}) {
        const auto text =
            bench::request("POST", fmt::format("/api/v1/follow/{}{}", life.number, more), "", code);
        asking.ask(fmt::format("follow{} by number and code", more), [text](long) { return text; });
    }
    auto body = Life::report(side);
    body["phone_page"] = false;
    const auto report = bench::request("POST", "/api/v1/reports", "", boost::json::serialize(body));
    asking.ask("one registration after the other", [report](long) { return report; });
    const auto path = fmt::format("/api/v1/matters/{}/notes", life.id);
    const boost::json::object said{{"text", "已联系"},
                                   {"tell_reporter", false},
                                   {"tags", boost::json::array{}},
                                   {"related", boost::json::array{}}};
    const auto note =
        bench::request("POST", path, side.tokens.at(Role::handler), boost::json::serialize(said));
    asking.ask("one act after the other (a note)", [note](long) { return note; });
    bench::print("64 connections register",
                 bench::run_load(running.port(), {}, [&](long) { return report; }));
}

}  // namespace

int main(int count, char** arguments) {
    base::set_log_level(base::Level::error);
    const long wanted = count > 1 ? std::stol(arguments[1]) : 1'000'000;
    const long open = count > 2 ? std::stol(arguments[2]) : 50'000;
    bench::Running running;
    fill(running, wanted, open);

    const auto begin = Clock::now();
    running.open();
    http::testing::Client client(running.port());
    base::expects(client.get("/healthz").status == 200);
    fmt::print("start to the first answer: {:.2f} s\n", seconds_since(begin));
    Asking asking(running);
    ask_inboxes(asking, running);
    ask_filters(asking, running);
    ask_one(asking, running);
    fmt::print("{} MB resident (server and clients in one process)\n", bench::resident_mb());
    wait_for_index(running);
    ask_search(asking);
    fmt::print("{} MB resident now\n", bench::resident_mb());
}
