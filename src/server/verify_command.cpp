#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "http/writer.h"
#include "seals/seals_file.h"
#include "seals/verify.h"
#include "server/commands.h"
#include "server/seal_keys.h"

namespace server {

namespace {

constexpr std::int64_t progress_step = 100'000;
constexpr std::size_t most_bytes_of_a_receipt = 1024 * 1024;

struct VerifyCommand {
    std::string county;
    bool json = false;
    std::filesystem::path receipt;
    std::filesystem::path seals;
    std::vector<std::string> fingerprints;
};

/// What `--json` prints.
struct VerifyView {
    bool fits = false;
    std::int64_t matters = 0;
    std::int64_t entries = 0;
    std::int64_t texts = 0;
    std::int64_t texts_gone = 0;
    std::int64_t seals = 0;
    std::int64_t unsealed = 0;
    std::int64_t misfits = 0;
    std::vector<seals::Misfit> first;
};
BOOST_DESCRIBE_STRUCT(VerifyView, (),
                      (fits, matters, entries, texts, texts_gone, seals, unsealed, misfits, first))

struct ReceiptView {
    bool fits = false;
    seals::Verdict verdict = seals::Verdict::fits;
    std::string number;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (fits, verdict, number, zh, en))

std::string where(const seals::Misfit& one) {
    if (one.day) {
        auto text = fmt::format("seal {} {}", one.county, base::to_text(*one.day));
        if (!one.matter_id.empty())
            text += fmt::format(", matter {} entry {}",
                                one.number.empty() ? one.matter_id : one.number, one.seq);
        return text;
    }
    const auto matter = fmt::format("matter {}", one.number.empty() ? one.matter_id : one.number);
    return one.seq == 0 ? matter : fmt::format("{} entry {}", matter, one.seq);
}

void print(const seals::VerifyReport& report, bool whole) {
    if (whole)
        std::cout << fmt::format(
            "{} matters, {} entries, {} texts ({} more are gone after retention: only their "
            "digests stay), {} entries not due to be sealed yet\n"
            "事项{}件，日志{}条，文字{}份（另有{}份已按期删除，仅存摘要），未到封签时间{}条\n",
            report.matters, report.entries, report.texts, report.texts_gone, report.unsealed,
            report.matters, report.entries, report.texts, report.texts_gone, report.unsealed);
    std::cout << fmt::format("{} seals · 存证封签{}份\n", report.seals, report.seals);
    if (report.misfits == 0) {
        std::cout << "Everything fits. 全部相符。\n";
        return;
    }
    const auto& first = report.first.front();
    std::cout << fmt::format("The first that does not fit: {}: {}\n首处不符：{}：{}\n",
                             where(first), first.en, where(first), first.zh);
    for (std::size_t i = 1; i < report.first.size(); ++i) {
        const auto& one = report.first[i];
        std::cout << fmt::format("   {}: {} · {}\n", where(one), one.en, one.zh);
    }
    std::cout << fmt::format("{} do not fit · 共{}处不符\n", report.misfits, report.misfits);
}

void finish(const seals::VerifyReport& report, const VerifyCommand& options, bool whole) {
    if (options.json)
        std::cout << http::to_json(VerifyView{.fits = report.misfits == 0,
                                              .matters = report.matters,
                                              .entries = report.entries,
                                              .texts = report.texts,
                                              .texts_gone = report.texts_gone,
                                              .seals = report.seals,
                                              .unsealed = report.unsealed,
                                              .misfits = report.misfits,
                                              .first = report.first})
                  << "\n";
    else
        print(report, whole);
    if (report.misfits > 0) throw CommandEnd{ExitCode::finding};
}

std::ifstream open_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} cannot be read. · 无法读取。", path.string()));
    return in;
}

template <class Work>
auto reading(const std::filesystem::path& path, Work&& work) {
    auto in = open_file(path);
    try {
        return work(in);
    } catch (const seals::SealsFileError& error) {
        throw CommandError(ExitCode::bad_file, fmt::format("{}:\n{}", path.string(), error.what()));
    }
}

seals::Proof read_receipt(const std::filesystem::path& path) {
    auto in = open_file(path);
    std::string text(most_bytes_of_a_receipt, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    boost::system::error_code failed;
    const auto json = boost::json::parse(text, failed);
    if (failed)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} is no JSON. · 不是JSON文件。", path.string()));
    auto proof = seals::read_proof(json);
    if (proof) return std::move(*proof);
    std::string all = fmt::format("{} is no receipt's proof:", path.string());
    for (const auto& field : proof.error().fields)
        all += fmt::format("\n  {}: {} · {}", field.field, field.en, field.zh);
    throw CommandError(ExitCode::bad_file, all);
}

void say(const VerifyCommand& options, const seals::Proof& proof, seals::Verdict verdict,
         std::string zh, std::string en) {
    const bool fits = verdict == seals::Verdict::fits && zh.empty();
    if (zh.empty()) {
        const auto text = seals::text_of(verdict);
        zh = text.zh;
        en = text.en;
    }
    if (options.json)
        std::cout << http::to_json(ReceiptView{fits, verdict, proof.number, zh, en}) << "\n";
    else
        std::cout << fmt::format("{}  {}\n{}  {}\n", proof.number, en, proof.number, zh);
    if (!fits) throw CommandEnd{ExitCode::finding};
}

/// Against a file of seals alone: the database is not even opened.
void check_receipt_offline(const VerifyCommand& options) {
    const auto proof = read_receipt(options.receipt);
    std::optional<seals::Seal> kept;
    const auto of_file = reading(options.seals, [&](std::istream& in) {
        return seals::read_seals(in, [&](const seals::Seal& seal) {
            if (proof.sealed && seal.county == proof.sealed->seal.county &&
                seal.day == proof.sealed->seal.day)
                kept = seal;
        });
    });
    const auto verdict = verdict_on(proof, choose_keys(options.fingerprints, of_file));
    if (verdict == seals::Verdict::fits && !kept)
        return say(options, proof, verdict, "留存的封签中没有这一日。",
                   "The kept seals have none of this county and day.");
    if (verdict == seals::Verdict::fits && *kept != proof.sealed->seal)
        return say(options, proof, verdict, "回执所附封签与留存的不同。",
                   "The receipt's seal is not the one that was kept.");
    say(options, proof, verdict, "", "");
}

void check_receipt(const Place& place, const VerifyCommand& options) {
    const auto proof = read_receipt(options.receipt);
    const auto database = place.open_existing();
    const auto keys = trusted_keys(place, *database, options.fingerprints);
    const auto report =
        database->read([&](db::Read& read) { return seals::verify_proof(read, proof, keys); });
    const bool whole =
        report.verdict == seals::Verdict::fits || report.verdict == seals::Verdict::not_sealed_yet;
    if (whole && report.other_here)
        return say(options, proof, report.verdict, "回执完整，但与本平台现存的记录或封签不同！",
                   "The receipt is whole, and the entry or seal that stands here is another!");
    if (report.sealed_since)
        return say(
            options, proof, report.verdict, "回执与现存记录相符；该日已封签，请重新取回执。",
            "The receipt fits the entry here; its day has been sealed since: fetch it anew.");
    say(options, proof, report.verdict, "", "");
}

void verify_everything(const Place& place, const VerifyCommand& options) {
    const auto database = place.open_existing();
    seals::VerifyReport report;
    seals::VerifyOptions how{.county = options.county,
                             .trusted = trusted_keys(place, *database, options.fingerprints)};
    std::int64_t told = 0;
    if (!options.json)
        how.progress = [&told](std::int64_t entries) {
            if (entries < told + progress_step) return;
            told = entries;
            std::cerr << fmt::format("   {} entries…\n", entries);
        };
    seals::verify_journal(*database, how, report);
    seals::verify_seals(*database, how, report);
    if (!options.seals.empty())
        reading(options.seals, [&](std::istream& in) {
            return seals::read_seals(in, [&](const seals::Seal& kept) {
                if (!options.county.empty() && kept.county != options.county) return;
                database->read(
                    [&](db::Read& read) { seals::verify_kept_seal(read, kept, report); });
            });
        });
    finish(report, options, true);
}

void run(const Place& place, const VerifyCommand& options) {
    if (options.receipt.empty()) return verify_everything(place, options);
    if (options.seals.empty()) return check_receipt(place, options);
    check_receipt_offline(options);
}

}  // namespace

void add_verify_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "verify", "Re-compute the journal and its seals; check a receipt · 核验日志、封签与回执");
    const auto options = std::make_shared<VerifyCommand>();
    command->add_option("--county", options->county, "Only this county, six digits · 只核验一县")
        ->check([](const std::string& text) {
            const bool digits =
                text.size() == 6 && text.find_first_not_of("0123456789") == std::string::npos;
            return digits ? std::string() : std::string("expected six digits · 应为六位数字");
        });
    command->add_flag("--json", options->json, "One JSON object · 输出JSON");
    command->add_option("--receipt", options->receipt,
                        "Check only this proof of a receipt; with --seals against that file alone, "
                        "without the database · 核验回执");
    command->add_option("--seals", options->seals,
                        "Seals that were exported and kept elsewhere · 留存的封签文件");
    command->add_option("--key", options->fingerprints,
                        "Fingerprint of a key to trust; without it those of seal-key.json · "
                        "可信公钥指纹");
    command->callback([&place, options] { run(place, *options); });
}

}  // namespace server
