#include "real_data.h"

namespace real {

namespace {

constexpr db::Sql find_by_source{"real/find_by_source",
                                 "SELECT matter_id FROM import_line WHERE source_number = :number"};

/// Counts units for a key; the most frequent one.
class Usual {
  public:
    void count(const std::string& key, const std::string& unit) { ++counts_[key][unit]; }
    std::string most(const std::string& key) const {
        const auto found = counts_.find(key);
        if (found == counts_.end()) return {};
        return std::ranges::max_element(found->second, {},
                                        [](const auto& each) { return each.second; })
            ->first;
    }

  private:
    std::map<std::string, std::map<std::string, int>> counts_;
};

struct Keys {
    std::string type_and_street;
    std::string type;
};

Keys keys_of(const Table& table, const std::vector<std::string>& row) {
    Keys keys;
    for (const auto* column : {"EVENT_TYPE_NAME", "MAIN_TYPE_NAME", "SUB_TYPE_NAME"})
        keys.type += table.cell(row, column) + "/";
    keys.type_and_street = keys.type + table.cell(row, "STREET_NAME");
    return keys;
}

std::vector<std::string> suggested(db::Database& database, const std::string& number) {
    return database.read([&](db::Read& read) {
        const auto id = read.get<matters::MatterId>(find_by_source, db::arg("number", number));
        const auto matter = *matters::find_any(read, id);
        const auto view = matters::suggest_for(read, matter);
        std::vector<std::string> names;
        if (!view || !view->suggestion.lead) return names;
        names.push_back(view->suggestion.lead->name);
        for (const auto& other : view->suggestion.alternatives) names.push_back(other.name);
        return names;
    });
}

}  // namespace

Hits try_routing(District& district, db::Database& database, const Table& table, std::size_t learnt,
                 const exchange::Mapping& mapping) {
    const auto format = exchange::Format::csv;
    district.import(mapping, format, table.text(0, learnt));
    exchange::Mapping asking = mapping;
    asking.facts["state"] = {};
    asking.facts["state"].constant = "accepted";
    district.import(asking, format, table.text(learnt, table.rows.size()));

    const exchange::FactReader facts(mapping, table.head);
    const auto unit_of = [&](std::size_t i) { return *facts.fact({0, table.rows[i]}, "unit"); };
    Usual usual;
    for (std::size_t i = 0; i < learnt; ++i) {
        const auto keys = keys_of(table, table.rows[i]);
        usual.count(keys.type_and_street, unit_of(i));
        usual.count(keys.type, unit_of(i));
    }
    Hits hits;
    for (std::size_t i = learnt; i < table.rows.size(); ++i) {
        const std::string unit = unit_of(i);
        const std::string& number = table.cell(table.rows[i], "REC_ID");
        if (unit == "@desk" || number == "-") continue;
        ++hits.asked;
        const auto names = suggested(database, number);
        const auto found = std::ranges::find(names, unit) - names.begin();
        if (found < std::ssize(names)) {
            hits.first += found == 0;
            hits.among_3 += found < 3;
        }
        const auto keys = keys_of(table, table.rows[i]);
        const auto street = usual.most(keys.type_and_street);
        hits.yardstick += unit == (street.empty() ? usual.most(keys.type) : street);
    }
    return hits;
}

}  // namespace real
