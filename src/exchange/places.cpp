#include "exchange/places.h"

#include <algorithm>

#include "base/text.h"

namespace exchange {

namespace {

using regions::Region;

constexpr std::string_view offices[] = {"居民委员会", "村民委员会", "居委会", "村委会"};
constexpr std::string_view kinds[] = {"社区", "村", "街道", "镇", "乡"};

bool take_off(std::string& name, std::span<const std::string_view> endings) {
    for (const auto ending : endings)
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            return true;
        }
    return false;
}

std::string root_of(std::string_view name) {
    std::string root = bare_name(name);
    take_off(root, kinds);
    return root;
}

bool is_code(std::string_view text) {
    return text.size() == regions::code_digits &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string bare_name(std::string_view name) {
    std::string bare = base::fold(name);
    take_off(bare, offices);
    return bare;
}

Places::Places(db::Read& read, std::string_view county) {
    const auto root = regions::find_region_by_code(read, access::public_scope(),
                                                   std::string(county) + "000000", 3);
    if (!root) return;
    regions_.push_back(*root);
    for (const int level : {4, 5})
        std::ranges::move(regions::list_subtree(read, root->path, level),
                          std::back_inserter(regions_));
}

const Region* Places::find(access::RegionId id) const {
    const auto found = std::ranges::find(regions_, id, &Region::region_id);
    return found == regions_.end() ? nullptr : &*found;
}

const Region* Places::find_below(const Region& above, std::string_view name) const {
    const auto only = [&](auto form) -> const Region* {
        const auto wanted = form(name);
        const Region* found = nullptr;
        for (const Region& each : regions_) {
            if (!each.path.starts_with(above.path) || form(each.name) != wanted) continue;
            // A town that is called like its village: the wider one is meant.
            if (found && found->level == each.level) return nullptr;
            if (!found) found = &each;
        }
        return found;
    };
    if (const Region* exact = only(bare_name)) return exact;
    return only(root_of);
}

const Region* Places::find(std::string_view text) const {
    if (is_code(text)) {
        const auto found = std::ranges::find(regions_, text, &Region::code);
        return found == regions_.end() ? nullptr : &*found;
    }
    const Region* at = &county();
    bool any = false;
    while (!text.empty() && at) {
        const auto end = std::min(text.find('/'), text.size());
        if (end > 0) {
            at = find_below(*at, text.substr(0, end));
            any = true;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return any ? at : nullptr;
}

}  // namespace exchange
