// Real events and letters through the same use cases as live reports. They stand in a folder
// beside the project and never in it; where that is absent, these tests say so and are skipped. A
// seeded part is taken, all of it with GONGZHI_REAL_DATA=all.
#include "real_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/permission.h"
#include "access/stand_in.h"
#include "base/text.h"
#include "db/scratch.h"
#include "matters/endpoints.h"
#include "matters/matter_index.h"

namespace real {
namespace {

const std::filesystem::path project{SOURCE_FOLDER};
constexpr unsigned seed = 20180208;

bool takes_all() {
    const char* set = std::getenv("GONGZHI_REAL_DATA");
    return set && std::string_view(set) == "all";
}

struct Stands {
    std::string number;
    std::string state;
    std::string unit;
    std::string handling;
};
BOOST_DESCRIBE_STRUCT(Stands, (), (number, state, unit, handling))

std::map<std::string, Stands> all_matters(db::Database& database) {
    static constexpr db::Sql query{
        "real/stands",
        "SELECT i.source_number, m.state, COALESCE(u.name, ''), COALESCE(k.state, '') "
        "FROM import_line i JOIN matter m ON m.matter_id = i.matter_id "
        "LEFT JOIN unit u ON u.unit_id = m.lead_unit_id "
        "LEFT JOIN clock k ON k.subject_kind = 'matter' AND k.subject_id = m.matter_id "
        "AND k.kind = 'handling'"};
    std::map<std::string, Stands> out;
    for (auto& row : database.read([](db::Read& read) { return read.all<Stands>(query); }))
        out.emplace(row.number, std::move(row));
    return out;
}

class RealData : public testing::Test {
  protected:
    /// The text of a shared file; skips the test where it is absent.
    std::string get(std::string_view name) {
        const auto file = shared_file(project, name);
        if (!file) return {};
        return exchange::read_text(*file).value();
    }
    District& district() {
        if (!district_) district_.emplace(database(), project, scratch_->folder());
        return *district_;
    }
    db::Database& database() { return scratch_->database(); }

    exchange::ImportOptions loud() {
        return {.problem = [this](const base::FileProblem& problem) {
            problems += base::to_text(std::span(&problem, 1));
        }};
    }
    std::string problems;

  private:
    std::unique_ptr<db::testing::Scratch> scratch_ = db::testing::Scratch::sqlite();
    std::optional<District> district_;
};

constexpr const char* absent =
    "the real data is not here: set GONGZHI_SHARED_DATA, or put it at ../shared/data";

/// What the file itself says, read without the mapping.
Stands said_by(const Table& table, const std::vector<std::string>& row) {
    const auto& in_time = table.cell(row, "INTIME_ARCHIVE_NUM");
    const auto& late = table.cell(row, "OVERTIME_ARCHIVE_NUM");
    const bool closed = in_time == "1" || late == "1";
    return {.number = table.cell(row, "REC_ID"),
            .state = closed ? "closed" : "in_hand",
            .unit = table.cell(row, "DISPOSE_UNIT_NAME"),
            .handling = !closed       ? "running"
                        : late == "1" ? "missed"
                                      : "met"};
}

/// The one event without a number is known by the digest of its line.
std::map<std::string, Stands>::const_iterator find(const std::map<std::string, Stands>& all,
                                                   const std::string& number) {
    if (number != "-") return all.find(number);
    const auto found = all.lower_bound("digest-");
    return found != all.end() && found->first.starts_with("digest-") ? found : all.end();
}

/// Offices stand without their street in brackets; no office, and the test unit, are the centre.
bool is_unit(const std::string& stands, const std::string& in_file) {
    const bool nobody = in_file == "-" || in_file.contains("责任单位");
    return nobody ? stands == "区综治中心" : in_file.starts_with(stands);
}

TEST_F(RealData, EventsEndInTheStateUnitAndLatenessOfTheirFile) {
    const auto text = get("complaints/pingshan2018_events.csv.xz");
    if (text.empty()) GTEST_SKIP() << absent;
    Table table(text);
    table.mix(seed);
    if (!takes_all()) table.rows.resize(150);
    const auto done =
        district().import(get_mapping(project, "pingshan.mapping.json"), exchange::Format::csv,
                          table.text(0, table.rows.size()), loud());
    EXPECT_EQ(done.taken, std::ssize(table.rows)) << problems;
    const auto all = all_matters(database());
    for (const auto& row : table.rows) {
        const Stands said = said_by(table, row);
        const auto found = find(all, said.number);
        ASSERT_NE(found, all.end()) << said.number;
        EXPECT_EQ(found->second.state, said.state) << said.number;
        EXPECT_EQ(found->second.handling, said.handling) << said.number;
        EXPECT_TRUE(is_unit(found->second.unit, said.unit))
            << said.number << " " << found->second.unit << " " << said.unit;
    }
    std::cout << fmt::format("{} events in, {} units made\n", done.taken, done.units_made);
}

TEST_F(RealData, RoutingOftenNamesTheUnitThatReallyDealtWithAnEvent) {
    const auto text = get("complaints/pingshan2018_events.csv.xz");
    if (text.empty()) GTEST_SKIP() << absent;
    Table table(text);
    table.mix(seed);
    if (!takes_all()) table.rows.resize(400);
    const auto hits = try_routing(district(), database(), table, table.rows.size() * 8 / 10,
                                  get_mapping(project, "pingshan.mapping.json"));
    std::cout << fmt::format(
        "seed {}: learnt from {} events, asked about {}: first {:.1f} %, among three {:.1f} %; "
        "the usual unit of type and street {:.1f} %\n",
        seed, table.rows.size() * 8 / 10, hits.asked, 100.0 * hits.first / hits.asked,
        100.0 * hits.among_3 / hits.asked, 100.0 * hits.yardstick / hits.asked);
    EXPECT_GT(hits.asked, 50);
    EXPECT_GE(hits.first, hits.yardstick - hits.asked / 50) << "as good as the yardstick";
    EXPECT_GT(hits.among_3, hits.first);
}

/// Asks an endpoint that reads, as the desk's people would.
class Asking {
  public:
    Asking(db::Database& database, matters::Config config)
        : database_(database), config_(std::move(config)) {
        config_.index =
            std::make_shared<matters::MatterIndex>(database, db::TextIndex::open(database.url()));
        actor_ = *database.read([](db::Read& read) {
            return access::act_as(read, fmt::format("import-{}-desk", county),
                                  access::permission::triage_matter);
        });
    }
    bool catch_up() { return config_.index->catch_up(std::chrono::minutes{5}); }

    boost::json::array search(const std::string& text) {
        return ask(matters::search_matters(config_), {}, {{"text", text}, {"limit", "50"}});
    }
    boost::json::array similar(const std::string& matter_id) {
        return ask(matters::list_similar(config_), {{"matter_id", matter_id}}, {});
    }
    boost::json::array categories(const std::string& words) {
        return ask(matters::suggest_category(config_), {}, {{"words", words}});
    }

  private:
    boost::json::array ask(const http::Endpoint& endpoint, http::Pairs path, http::Pairs query) {
        const auto in = endpoint.handle.read(
            {.path = std::move(path), .query = std::move(query), .fields_in_query = true});
        base::expects(in.has_value(), in ? "" : in.error().fields.front().en);
        return database_.read([&](db::Read& read) {
            const auto answer = endpoint.handle.run(&read, actor_.get(), in->get());
            base::expects(answer.has_value(), "an answer");
            return boost::json::parse(answer->body).at("items").as_array();
        });
    }

    db::Database& database_;
    matters::Config config_;
    std::shared_ptr<const access::Actor> actor_;
};

struct Letter {
    matters::MatterId matter_id;
    std::string words;

    std::string beginning() const { return base::to_utf8(base::code_points(words).substr(0, 300)); }
};
BOOST_DESCRIBE_STRUCT(Letter, (), (matter_id, words))

std::vector<Letter> some_letters(db::Database& database, int most) {
    static constexpr db::Sql query{"real/letters",
                                   "SELECT matter_id, title || '。' || words FROM matter_content "
                                   "ORDER BY source_number LIMIT :most"};
    return database.read(
        [&](db::Read& read) { return read.all<Letter>(query, db::arg("most", most)); });
}

TEST_F(RealData, LettersAreRegisteredClassifiedFoundAndOfferedAsSimilar) {
    const auto text = get("complaints/teddy2020_hot.jsonl.xz");
    if (text.empty()) GTEST_SKIP() << absent;
    std::string part = text;
    std::int64_t letters = 4326;
    if (!takes_all()) {
        letters = 300;
        std::size_t end = 0;
        for (std::int64_t i = 0; i < letters; ++i) end = part.find('\n', end) + 1;
        part.resize(end);
    }
    const auto done = district().import(get_mapping(project, "letters.mapping.json"),
                                        exchange::Format::jsonl, part, loud());
    EXPECT_EQ(done.taken, letters) << problems;
    for (const auto& [number, stands] : all_matters(database()))
        EXPECT_EQ(stands.state, "triage") << number;

    Asking asking(database(), district().config());
    ASSERT_TRUE(asking.catch_up());
    EXPECT_GT(asking.search("噪音").size(), 0U);
    int classified = 0;
    int repeated = 0;
    const auto some = some_letters(database(), takes_all() ? 1000 : 100);
    for (const Letter& letter : some) {
        classified += !asking.categories(letter.beginning()).empty();
        const auto like = asking.similar(std::to_string(letter.matter_id.value));
        // The same place gives 0.25 to all of them.
        repeated += !like.empty() && like.front().at("likeness").to_number<double>() >= 0.75;
    }
    std::cout << fmt::format(
        "{} letters registered; of {}, {} have suggested categories, {} a letter that is much "
        "like them\n",
        done.taken, some.size(), classified, repeated);
    EXPECT_GT(classified, std::ssize(some) / 2);
    EXPECT_GT(repeated, 0);
}

}  // namespace
}  // namespace real
