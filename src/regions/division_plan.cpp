#include "regions/division_plan.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "regions/region.h"

namespace regions {

namespace {

class Planner {
  public:
    Planner(std::span<const Known> known, std::span<const Division> file, std::int64_t first_id)
        : known_(known), file_(file), next_id_(first_id) {}

    DivisionPlan run() {
        plan_.ids.reserve(file_.size());
        plan_.parents.reserve(file_.size());
        compare();
        find_parents();
        for (int level = 1; level <= levels; ++level) find_successors(level);
        return std::move(plan_);
    }

  private:
    /// Both sides are in order, so one walk beside each other finds what came, stayed and went.
    void compare() {
        std::size_t k = 0;
        for (std::size_t row = 0; row < file_.size(); ++row) {
            for (; k < known_.size() && known_[k].key < file_[row].key; ++k)
                plan_.closed.push_back({.known = k});
            if (k < known_.size() && known_[k].key == file_[row].key)
                keep(k++, row);
            else
                add(row);
        }
        for (; k < known_.size(); ++k) plan_.closed.push_back({.known = k});
    }

    void keep(std::size_t k, std::size_t row) {
        plan_.ids.push_back(known_[k].id);
        if (known_[k].name != file_[row].name) plan_.renamed.push_back({k, row});
        const int now = file_[row].urban_rural;
        if (now != 0 && now != known_[k].urban_rural) plan_.reclassified.push_back({k, row});
    }

    void add(std::size_t row) {
        plan_.ids.push_back(next_id_++);
        plan_.added.push_back(row);
    }

    void find_parents() {
        for (std::size_t row = 0; row < file_.size(); ++row) {
            const auto& parent = file_[row].parent;
            const auto at = std::ranges::lower_bound(file_, parent, {}, &Division::key);
            plan_.parents.push_back(
                parent.level == 0 ? row : static_cast<std::size_t>(at - file_.begin()));
        }
    }

    std::int64_t parent_id(std::size_t row) const { return plan_.ids[plan_.parents[row]]; }

    /// Where a closed one's children would stand today: its parent, or that one's successor.
    std::int64_t heir(std::int64_t id) const {
        const auto at = successors_.find(id);
        return at == successors_.end() ? id : at->second;
    }

    void find_successors(int level) {
        std::vector<Closing*> closed;
        std::vector<std::size_t> added;
        for (auto& one : plan_.closed)
            if (known_[one.known].key.level == level) closed.push_back(&one);
        if (closed.empty()) return;
        for (const std::size_t row : plan_.added)
            if (file_[row].key.level == level) added.push_back(row);

        const auto home = [&](const Known& one) { return heir(one.parent_id); };
        const auto home_row = [&](std::size_t row) { return level == 1 ? 0 : parent_id(row); };
        const auto whole = [](std::string_view name) { return name; };
        match(closed, added, home, home_row, whole, false);
        match(closed, added, home, home_row, &stem, false);
        if (level < 3) return;
        // Above the parent: a county moves in its province, a town in its city, and so on.
        const auto digits = significant_digits(level - 2);
        const auto area = [&](const CodeKey& key) {
            return std::stoll(code_text(key.code).substr(0, digits));
        };
        match(
            closed, added, [&](const Known& one) { return area(one.key); },
            [&](std::size_t row) { return area(file_[row].key); }, whole, true);
    }

    /// Pairs what stands alone on both sides under one place and one name.
    void match(std::vector<Closing*>& closed, std::vector<std::size_t>& added, const auto& place,
               const auto& place_row, const auto& called, bool moved) {
        struct Pair {
            Closing* closing = nullptr;
            std::size_t row = 0;
            int closings = 0;
            int rows = 0;
        };
        std::map<std::pair<std::int64_t, std::string_view>, Pair> pairs;
        for (auto* one : closed) {
            auto& pair = pairs[{place(known_[one->known]), called(known_[one->known].name)}];
            pair.closing = one;
            ++pair.closings;
        }
        for (const std::size_t row : added) {
            const auto at = pairs.find({place_row(row), called(file_[row].name)});
            if (at == pairs.end()) continue;
            at->second.row = row;
            ++at->second.rows;
        }
        for (const auto& [key, pair] : pairs) {
            if (pair.closings != 1 || pair.rows != 1) continue;
            pair.closing->successor_id = plan_.ids[pair.row];
            pair.closing->moved = moved;
            successors_[known_[pair.closing->known].id] = pair.closing->successor_id;
            taken_.insert(pair.row);
        }
        std::erase_if(added, [this](std::size_t row) { return taken_.contains(row); });
        std::erase_if(closed, [](const Closing* one) { return one->successor_id != 0; });
    }

    std::span<const Known> known_;
    std::span<const Division> file_;
    std::int64_t next_id_;
    DivisionPlan plan_;
    std::unordered_map<std::int64_t, std::int64_t> successors_;
    std::unordered_set<std::size_t> taken_;
};

}  // namespace

std::size_t DivisionPlan::moved() const {
    return static_cast<std::size_t>(std::ranges::count_if(closed, &Closing::moved));
}

bool DivisionPlan::changes_nothing() const {
    return added.empty() && renamed.empty() && reclassified.empty() && closed.empty();
}

std::string DivisionPlan::path(std::size_t row) const {
    std::string own = std::to_string(ids[row]) + '/';
    return (parents[row] == row ? "/" : path(parents[row])) + own;
}

DivisionPlan plan_divisions(std::span<const Known> known, std::span<const Division> file,
                            std::int64_t first_id) {
    return Planner(known, file, first_id).run();
}

std::string_view stem(std::string_view name) {
    constexpr std::string_view kinds[] = {"社区居民委员会",
                                          "社区居委会",
                                          "居民委员会",
                                          "村民委员会",
                                          "街道办事处",
                                          "居委会",
                                          "村委会",
                                          "自治县",
                                          "社区",
                                          "街道",
                                          "县",
                                          "市",
                                          "区",
                                          "镇",
                                          "乡",
                                          "村"};
    for (std::string_view kind : kinds) {
        if (!name.ends_with(kind) || name.size() == kind.size()) continue;
        name.remove_suffix(kind.size());
        // 渊泉村村委会 and 渊泉村 name one village.
        if (kind == "村委会" || kind == "村民委员会")
            if (name.ends_with("村") && name.size() > 3) name.remove_suffix(3);
        break;
    }
    return name;
}

}  // namespace regions
