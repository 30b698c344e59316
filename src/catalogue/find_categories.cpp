#include <mutex>

#include "catalogue/catalogue_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/refusals.h"
#include "catalogue/search.h"

namespace catalogue {

namespace {

struct FindCategories {
    http::Text<1, 100> query;
    http::Limit<20, 119> limit;
};
BOOST_DESCRIBE_STRUCT(FindCategories, (), (query, limit))

struct FoundCategories {
    std::int64_t catalogue_number = 0;
    std::vector<Category> items;
};
BOOST_DESCRIBE_STRUCT(FoundCategories, (), (catalogue_number, items))

/// The index of the edition last asked for; making one takes milliseconds.
std::shared_ptr<const CategorySearch> index_of(const Edition& edition) {
    static std::mutex mutex;
    static std::string digest;
    static std::shared_ptr<const CategorySearch> kept;
    const std::lock_guard lock(mutex);
    if (!kept || digest != edition.version.digest) {
        kept = std::make_shared<CategorySearch>(*edition.catalogue);
        digest = edition.version.digest;
    }
    return kept;
}

base::Result<FoundCategories> find(db::Read& read, const FindCategories& in) {
    const auto edition = get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    FoundCategories out{.catalogue_number = edition->version.number};
    const auto most = static_cast<std::size_t>(in.limit.value);
    for (const std::string& code : index_of(*edition)->find(in.query.value, most))
        out.items.push_back(*edition->catalogue->find(code));
    return out;
}

}  // namespace

http::Endpoint find_categories() {
    return {.method = http::Method::get,
            .path = "/api/v1/categories",
            .summary = "Find categories by code, words, pinyin or its initials, best first",
            .summary_zh = "按编码、词语、拼音或拼音首字母查找事项，最相符的在前",
            .tag = "catalogue",
            .needs = http::anyone,
            .refusals = {&no_catalogue},
            .example = {{"query", "垃圾"}, {"limit", 5}},
            .handle = http::handler(find)};
}

}  // namespace catalogue
