#include "seals/proof.h"

#include "http/writer.h"
#include "seals/json_reader.h"

namespace seals {

namespace {

/// The number that an entry gives its matter; empty when it gives none.
std::string number_in(const matters::Entry& entry) {
    boost::system::error_code failed;
    const auto changed = boost::json::parse(entry.changed, failed);
    const auto* object = failed ? nullptr : changed.if_object();
    const auto* number = object == nullptr ? nullptr : object->if_contains("number");
    if (number == nullptr || !number->is_string()) return {};
    return std::string(number->get_string());
}

bool leads_to_root(const matters::Entry& entry, const Sealed& sealed) {
    std::vector<base::Hash> path;
    for (const auto& text : sealed.path) {
        const auto hash = base::parse_hash(text);
        if (!hash) return false;
        path.push_back(*hash);
    }
    const auto root =
        base::root_of_path(leaf_of(entry.digest), sealed.index, sealed.seal.entries, path);
    return root && base::to_hex(*root) == sealed.seal.root;
}

}  // namespace

VerdictText text_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fits:
            return {"回执与存证封签相符。", "The receipt fits the seal."};
        case Verdict::not_sealed_yet:
            return {"回执内容完整；当日存证封签尚未生成，次日再核验。",
                    "The receipt is whole; its day is not sealed yet, look again tomorrow."};
        case Verdict::entry_changed:
            return {"回执内容被改动：记录与其摘要不符。",
                    "The receipt was changed: the entry does not give its digest."};
        case Verdict::other_number:
            return {"回执是另一事项的：记录中的编号不同。",
                    "The receipt is of another matter: its entry says another number."};
        case Verdict::other_day:
            return {"存证封签不是这条记录所属县、所属日的。",
                    "The seal is not of the county and day of this entry."};
        case Verdict::not_in_seal:
            return {"记录不在这份存证封签之内。", "The entry does not stand in this seal."};
        case Verdict::seal_changed:
            return {"存证封签被改动：签名不符。",
                    "The seal was changed: its signature does not fit."};
        case Verdict::unknown_key:
            return {"存证封签不是用本平台的密钥签署的。",
                    "The seal is not signed with a key of this platform."};
    }
    return {};
}

Verdict verdict_on(const Proof& proof, const std::vector<base::PublicKey>& trusted) {
    const auto& entry = proof.entry;
    if (entry.digest != matters::digest_of(entry)) return Verdict::entry_changed;
    if (says_number(entry) && number_in(entry) != proof.number) return Verdict::other_number;
    if (!proof.sealed) return Verdict::not_sealed_yet;
    const Seal& seal = proof.sealed->seal;
    if (seal.county != entry.county || seal.day != day_of_entry(entry.entry_id.value))
        return Verdict::other_day;
    if (!leads_to_root(entry, *proof.sealed)) return Verdict::not_in_seal;
    const auto key = base::PublicKey::parse(proof.sealed->public_key);
    if (!key || !is_signed_by(seal, *key)) return Verdict::seal_changed;
    if (std::ranges::find(trusted, *key) == trusted.end()) return Verdict::unknown_key;
    return Verdict::fits;
}

bool says_number(const matters::Entry& entry) {
    return !number_in(entry).empty();
}

base::Result<Proof> read_proof(const boost::json::value& json, const std::string& where) {
    JsonReader reader;
    Proof proof;
    reader.read(json, proof, where);
    if (reader.errors.empty() && proof.kind != proof_kind)
        reader.errors.push_back({.field = where.empty() ? "kind" : where + "/kind",
                                 .code = "unknown",
                                 .zh = "不是本平台的回执证明。",
                                 .en = "This is no proof of this platform."});
    if (!reader.errors.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(reader.errors)});
    return proof;
}

std::string to_text(const Proof& proof) {
    return http::to_json(proof);
}

}  // namespace seals
