#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "seals/make_seals.h"
#include "seals/seals_file.h"
#include "seals/signing_key.h"
#include "server/commands.h"
#include "server/seal_keys.h"

namespace server {

namespace {

void make_now(const Place& place) {
    const auto database = place.open_existing();
    const auto keys = seals::open_signing_key(*database, place.seal_key_file());
    const auto report = seals::make_seals(*database, keys);
    std::cout << fmt::format(
        "{} seals made over {} entries, up to {}. 新增存证封签{}份，含日志{}条。\n"
        "Key fingerprint · 公钥指纹：{}\n",
        report.seals, report.entries, base::to_text(seals::last_whole_day(database->now())),
        report.seals, report.entries, keys.current().fingerprint());
}

void export_to(const Place& place, const std::filesystem::path& file) {
    if (std::filesystem::exists(file))
        throw CommandError(
            ExitCode::usage,
            fmt::format("{} is there already and is not replaced. · 文件已存在。", file.string()));
    const auto database = place.open_existing();
    auto beside = file;
    beside += ".new";
    seals::SealsFileCounts counts;
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        counts = seals::write_seals(*database, out);
        if (!out.flush()) {
            std::error_code ignored;
            std::filesystem::remove(beside, ignored);
            throw CommandError(ExitCode::bad_file,
                               fmt::format("{} cannot be written. · 无法写入。", file.string()));
        }
    }
    std::filesystem::rename(beside, file);
    std::cout << fmt::format("{} seals and {} keys written to {}. 已导出封签{}份。\n", counts.seals,
                             counts.keys, file.string(), counts.seals);
}

void check_file(const std::filesystem::path& file, const std::vector<std::string>& fingerprints) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw CommandError(ExitCode::bad_file,
                           fmt::format("{} cannot be read. · 无法读取。", file.string()));
    seals::VerifyReport report;
    std::vector<base::PublicKey> keys;
    try {
        keys = choose_keys(fingerprints, seals::read_seals(in, [](const seals::Seal&) {}));
        in.clear();
        in.seekg(0);
        seals::check_seals_file(in, keys, report);
    } catch (const seals::SealsFileError& error) {
        throw CommandError(ExitCode::bad_file, fmt::format("{}:\n{}", file.string(), error.what()));
    }
    for (const auto& misfit : report.first)
        std::cout << fmt::format("seal {} {}: {} · {}\n", misfit.county, base::to_text(*misfit.day),
                                 misfit.en, misfit.zh);
    std::cout << fmt::format("{} seals, {} do not fit · 封签{}份，{}处不符\n", report.seals,
                             report.misfits, report.seals, report.misfits);
    for (const auto& key : keys)
        std::cout << fmt::format("Key fingerprint · 公钥指纹：{}\n", key.fingerprint());
    if (report.misfits > 0) throw CommandEnd{ExitCode::finding};
}

void rotate(const Place& place) {
    const auto database = place.open_existing();
    const auto keys = seals::change_signing_key(*database, place.seal_key_file());
    std::cout << fmt::format(
        "New signing key in {}; what was sealed before stays checkable. Publish its fingerprint:\n"
        "已更换封签密钥，此前的封签仍可核验。请公布新公钥指纹：\n{}\n",
        place.seal_key_file().string(), keys.current().fingerprint());
}

}  // namespace

void add_seal_command(CLI::App& app, Place& place) {
    auto* command =
        app.add_subcommand("seal", "The daily seals over the journal · 日志的每日存证封签");
    command->require_subcommand(1);
    const auto file = std::make_shared<std::filesystem::path>();
    const auto fingerprints = std::make_shared<std::vector<std::string>>();

    command->add_subcommand("now", "Make the seals that are missing · 补齐封签")
        ->callback([&place] { make_now(place); });
    auto* out = command->add_subcommand(
        "export", "Write all seals to a file, to be kept by somebody else · 导出封签");
    out->add_option("file", *file, "Must not be there yet")->required();
    out->callback([&place, file] { export_to(place, *file); });
    auto* check = command->add_subcommand(
        "check", "Check such a file alone, without the database · 单独核验封签文件");
    check->add_option("file", *file)->required();
    check->add_option("--key", *fingerprints, "Fingerprint of a key to trust · 可信公钥指纹");
    check->callback([file, fingerprints] { check_file(*file, *fingerprints); });
    command->add_subcommand("rotate", "Sign with a new key from now on · 更换封签密钥")
        ->callback([&place] { rotate(place); });
}

}  // namespace server
