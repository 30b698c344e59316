#include "http/handler.h"
#include "seals/endpoints.h"
#include "seals/store.h"

namespace seals {

namespace {

struct KeyView {
    std::string key_id;
    std::string public_key;
    std::string fingerprint;  ///< Compare it with what was published elsewhere.
    base::Instant since;
};
BOOST_DESCRIBE_STRUCT(KeyView, (), (key_id, public_key, fingerprint, since))

struct KeyList {
    std::vector<KeyView> items;
};
BOOST_DESCRIBE_STRUCT(KeyList, (), (items))

base::Result<KeyList> list(db::Read& read, const http::Empty&) {
    KeyList out;
    for (const Key& key : all_keys(read)) {
        const auto parsed = base::PublicKey::parse(key.public_key);
        if (parsed)
            out.items.push_back({key.key_id, key.public_key, parsed->fingerprint(), key.since});
    }
    return out;
}

}  // namespace

http::Endpoint list_seal_keys() {
    return {.path = "/api/v1/seals/keys",
            .summary = "The public keys that seals are signed with, past ones included",
            .summary_zh = "签署存证封签的公钥（含历次）",
            .tag = "seals",
            .needs = http::anyone,
            .handle = http::handler(list)};
}

}  // namespace seals
