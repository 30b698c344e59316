#include "http/handler.h"
#include "seals/endpoints.h"
#include "seals/proof.h"
#include "seals/store.h"

namespace seals {

namespace {

struct CheckProof {
    boost::json::object proof;
};
BOOST_DESCRIBE_STRUCT(CheckProof, (), (proof))

struct ProofVerdict {
    bool fits = false;
    Verdict verdict = Verdict::fits;
    std::string zh;
    std::string en;
    bool says_number = false;  ///< Whether the entry itself holds the matter's number.
};
BOOST_DESCRIBE_STRUCT(ProofVerdict, (), (fits, verdict, zh, en, says_number))

/// Looks up nothing but our own public keys: a proof stays checkable when the matter is long gone.
base::Result<ProofVerdict> check(db::Read& read, const CheckProof& in) {
    const auto proof = read_proof(in.proof, "proof");
    if (!proof) return std::unexpected(proof.error());
    const auto verdict = verdict_on(*proof, public_keys(read));
    const auto [zh, en] = text_of(verdict);
    return ProofVerdict{.fits = verdict == Verdict::fits,
                        .verdict = verdict,
                        .zh = std::string(zh),
                        .en = std::string(en),
                        .says_number = says_number(proof->entry)};
}

/// A proof whose day is not sealed yet.
boost::json::object example() {
    Proof proof{.number = "620922-20260901-00012-7",
                .entry = {.matter_id = {216450000000000},
                          .seq = 1,
                          .county = "620922",
                          .entry_id = {216450000000001},
                          .at = {1'788'220'800'000},
                          .act = matters::Act::register_matter,
                          .from_state = matters::State::draft,
                          .to_state = matters::State::registered,
                          .hand = matters::HandKind::reporter,
                          .facts = "{}",
                          .changed = R"({"number":"620922-20260901-00012-7"})"},
                .sealed = {},
                .sealed_after = {}};
    proof.entry.digest = matters::digest_of(proof.entry);
    return boost::json::parse(to_text(proof)).as_object();
}

}  // namespace

http::Endpoint check_proof() {
    return {.method = http::Method::post,
            .path = "/api/v1/seals/check",
            .summary = "Whether a receipt's proof fits its seal, and the seal is ours",
            .summary_zh = "核验回执证明是否与存证封签相符",
            .tag = "seals",
            .needs = http::anyone,
            .example = {{"proof", example()}},
            .body_limit = 256 * 1024,
            .handle = http::handler(check)};
}

}  // namespace seals
