// How quick is the full-text index, how large, and does it stay so as it grows? SQLite, and
// PostgreSQL when GONGZHI_TEST_POSTGRESQL is set. `db_text_index_bench [DOCUMENTS…] [FILE]`: sizes
// at which it is measured (300,000 and 1,000,000), and a file of JSON lines (may end in .xz) whose
// field `text` gives the sentences; without it they are put together from characters.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "base/xz.h"
#include "db/connection.h"
#include "db/scratch.h"
#include "db/text_index.h"

namespace {

using namespace std::chrono;

constexpr std::size_t document_length = 200;  // Characters.
constexpr int villages = 2000;
constexpr int units = 200;
constexpr int states = 12;

double seconds_since(steady_clock::time_point begin) {
    return duration<double>(steady_clock::now() - begin).count();
}

/// Of this thread: what it would take if nobody else were on the machine, as far as SQLite goes.
double cpu_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

using Sentences = std::vector<std::u32string>;

/// Characters as they come in Chinese: few of them often, most of them seldom.
Sentences made_up_sentences(std::mt19937_64& random) {
    Sentences out;
    std::exponential_distribution<> rarity(1.0 / 300);
    for (int i = 0; i < 100'000; ++i) {
        std::u32string sentence;
        for (int c = 0; c < 12; ++c)
            sentence.push_back(U'\u4E00' + static_cast<char32_t>(rarity(random)) % 4000);
        out.push_back(std::move(sentence));
    }
    return out;
}

Sentences sentences_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string all(std::istreambuf_iterator<char>(in), {});
    if (file.ends_with(".xz")) all = base::unpack_xz(all, 1U << 30).value();
    Sentences out;
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
        const auto value = boost::json::parse(line);
        std::u32string sentence;
        for (const char32_t c : base::code_points(value.at("text").as_string())) {
            sentence.push_back(c);
            if (std::u32string_view(U"，。！？；").find(c) == std::u32string_view::npos) continue;
            if (sentence.size() > 4) out.push_back(std::move(sentence));
            sentence.clear();
        }
    }
    return out;
}

class Texts {
  public:
    explicit Texts(Sentences sentences) : sentences_(std::move(sentences)) {}

    std::string text() {
        std::u32string out;
        while (out.size() < document_length) out += sentences_[pick(sentences_.size())];
        out.resize(document_length);
        return base::to_utf8(out);
    }
    std::string word() {
        for (;;) {
            const auto pairs = base::bigrams(base::to_utf8(sentences_[pick(sentences_.size())]));
            if (!pairs.empty()) return pairs[pick(pairs.size())];
        }
    }
    std::size_t pick(std::size_t below) { return random_() % below; }
    std::mt19937_64& random() { return random_; }

    /// A few villages have most of the matters; half of all matters are closed.
    std::vector<std::string> marks(std::size_t village, std::size_t state) {
        return {"@r1",
                fmt::format("@r{}", 10 + village / 100),
                fmt::format("@r{}", 1000 + village),
                fmt::format("@u{}", village % units),
                fmt::format("@s_s{}", state),
                fmt::format("@c{:02}", village % 9)};
    }

  private:
    std::mt19937_64 random_{20260901};
    Sentences sentences_;
};

struct Spread {
    double p50_ms, p95_ms, cpu_p95_ms, found;
};

template <class F>
Spread spread_of(int times, F&& once) {
    std::vector<double> took, cpu;
    double found = 0;
    for (int i = 0; i < times; ++i) {
        const auto begin = steady_clock::now();
        const double cpu_begin = cpu_seconds();
        found += static_cast<double>(once());
        took.push_back(seconds_since(begin) * 1000);
        cpu.push_back((cpu_seconds() - cpu_begin) * 1000);
    }
    std::ranges::sort(took);
    std::ranges::sort(cpu);
    const std::size_t p95 = took.size() * 95 / 100;
    return {took[took.size() / 2], took[p95], cpu[p95], found / times};
}

void print(std::string_view what, const Spread& spread) {
    fmt::print("  {:44} p50 {:8.2f} ms, p95 {:8.2f} (cpu {:8.2f}); {:.0f} found\n", what,
               spread.p50_ms, spread.p95_ms, spread.cpu_p95_ms, spread.found);
}

struct World {
    db::TextIndex& index;
    Texts& texts;
    bool is_sqlite;
    std::int64_t documents = 0;
    double texts_s = 0;

    void grow_to(std::int64_t wanted) {
        while (documents < wanted) {
            std::vector<db::TextChange> batch;
            const double begin = cpu_seconds();
            for (int i = 0; i < 500 && documents < wanted; ++i)
                batch.push_back({.id = ++documents * 4096,
                                 .text = texts.text(),
                                 .marks = texts.marks(texts.pick(villages), texts.pick(states))});
            texts_s += cpu_seconds() - begin;
            const auto from = index.position();
            index.apply(std::move(batch), from, from + 1);
        }
    }

    /// State changes of documents that lie anywhere.
    double changes_a_second(int count, bool with_text) {
        const double begin = is_sqlite ? cpu_seconds() : 0;
        const auto wall = steady_clock::now();
        for (int done = 0; done < count; done += 500) {
            std::vector<db::TextChange> batch(500);
            for (auto& change : batch) {
                change.id =
                    static_cast<std::int64_t>(1 + texts.pick(static_cast<std::size_t>(documents))) *
                    4096;
                change.marks = texts.marks(texts.pick(villages), texts.pick(states));
                if (with_text) change.text = texts.text();
            }
            const auto from = index.position();
            index.apply(std::move(batch), from, from + 1);
        }
        return count / (is_sqlite ? cpu_seconds() - begin : seconds_since(wall));
    }

    Spread ask(int times, int words, const std::function<void(db::TextQuery&)>& scope) {
        return spread_of(times, [&] {
            db::TextQuery query;
            for (int i = 0; i < words; ++i) query.all.push_back(texts.word());
            scope(query);
            return index.find(query).size();
        });
    }

    void ask_everything() {
        const auto wide = [&](db::TextQuery& query) { query.all.push_back("@r1"); };
        const auto town = [&](db::TextQuery& query) {
            query.all.push_back(fmt::format("@r{}", 10 + texts.pick(villages / 100)));
        };
        const auto narrow = [&](db::TextQuery& query) {
            query.all.push_back(fmt::format("@r{}", 1000 + texts.pick(villages)));
        };
        print("two words, whole county", ask(400, 2, wide));
        print("two words, township (1/20)", ask(400, 2, town));
        print("two words, village (1/2000)", ask(400, 2, narrow));
        print("one word, village", ask(400, 1, narrow));
        print("one word, whole county", ask(400, 1, wide));
        print("two words, one unit, one of three states", ask(400, 2, [&](db::TextQuery& query) {
                  query.all.push_back(fmt::format("@u{}", texts.pick(units)));
                  query.any_of = {{"@s_s1", "@s_s2", "@s_s3"}};
              }));
        print("a common word and a rare one", ask(200, 0, [&](db::TextQuery& query) {
                  query.all = {"小区", texts.word(), texts.word(), texts.word()};
              }));
        print("one character, whole county", spread_of(40, [&] {
                  const auto points = base::code_points(texts.word());
                  return index.find({.all = {base::to_utf8({points.data(), 1}), "@r1"}}).size();
              }));
        print("similar, open in the township", spread_of(100, [&] {
                  db::TextQuery within{.any_of = {{"@s_s1", "@s_s2", "@s_s3"}}, .limit = 10};
                  town(within);
                  return index.most_like(texts.text(), within).size();
              }));
        print("similar, anywhere",
              spread_of(50, [&] { return index.most_like(texts.text(), {.limit = 10}).size(); }));
    }
};

double size_of(db::testing::Scratch& scratch) {
    if (scratch.database().dialect() == db::Dialect::sqlite) {
        double bytes = 0;
        for (const auto& part : db::text_index_files(scratch.url()))
            if (std::filesystem::exists(part))
                bytes += static_cast<double>(std::filesystem::file_size(part));
        return bytes;
    }
    db::detail::Connection connection(db::detail::parse_url(scratch.url()),
                                      db::detail::Purpose::write);
    return std::stod(
        connection.scalar("SELECT pg_total_relation_size('text_document')").value_or("0"));
}

void measure(std::string_view name, std::unique_ptr<db::testing::Scratch> scratch,
             Sentences sentences, const std::vector<std::int64_t>& sizes) {
    const auto index = db::TextIndex::open(scratch->url());
    Texts texts(std::move(sentences));
    World world{*index, texts, name == "SQLite"};
    for (const std::int64_t size : sizes) {
        const std::int64_t before = world.documents;
        const auto begin = steady_clock::now();
        const double cpu_begin = cpu_seconds();
        world.texts_s = 0;
        world.grow_to(size);
        const double took = seconds_since(begin);
        const double cpu = cpu_seconds() - cpu_begin;
        const auto count = static_cast<double>(world.documents - before);
        fmt::print("{}, {} documents: {:.0f} a second (by cpu {:.0f}), {:.0f} bytes each\n", name,
                   world.documents, count / (took - world.texts_s), count / (cpu - world.texts_s),
                   size_of(*scratch) / static_cast<double>(world.documents));
        world.ask_everything();
        fmt::print("  {:.0f} changes of marks a second, {:.0f} of words\n",
                   world.changes_a_second(10'000, false), world.changes_a_second(5'000, true));
        print("two words, whole county, after the changes",
              world.ask(400, 2, [](db::TextQuery& query) { query.all.push_back("@r1"); }));
        std::fflush(stdout);
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::int64_t> sizes;
    std::string file;
    for (const std::string& argument : std::vector<std::string>(arguments + 1, arguments + count)) {
        if (argument.find_first_not_of("0123456789") == std::string::npos) {
            sizes.push_back(std::stoll(argument));
        } else {
            file = argument;
        }
    }
    if (sizes.empty()) sizes = {300'000, 1'000'000};
    std::mt19937_64 random(7);
    const Sentences sentences = file.empty() ? made_up_sentences(random) : sentences_of(file);
    if (std::getenv("GONGZHI_BENCH_SKIP_SQLITE") == nullptr)
        measure("SQLite", db::testing::Scratch::sqlite(), sentences, sizes);
    if (const char* url = std::getenv("GONGZHI_TEST_POSTGRESQL"))
        measure("PostgreSQL", db::testing::Scratch::postgresql(url), sentences, sizes);
}
