#include "catalogue/differences.h"

#include <map>
#include <type_traits>

#include <boost/mp11.hpp>

#include "catalogue/enum_name.h"

namespace catalogue {

namespace {

std::string as_text(const std::string& value) {
    return value;
}
std::string as_text(bool value) {
    return value ? "true" : "false";
}
std::string as_text(int value) {
    return std::to_string(value);
}
std::string as_text(const Limit& value) {
    return zh(value);
}
std::string as_text(const std::vector<std::string>& value) {
    return join(value);
}
template <class E>
requires std::is_enum_v<E> std::string as_text(E value) {
    return std::string(name_of(value));
}
std::string as_text(const std::vector<Flag>& value) {
    return join(value);
}

template <class Row>
void compare_rows(std::vector<Difference>& found, const char* what, const Row& before,
                  const Row& after) {
    using Members = boost::describe::describe_members<Row, boost::describe::mod_any_access>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
        const std::string old_text = as_text(before.*member.pointer);
        const std::string new_text = as_text(after.*member.pointer);
        if (old_text != new_text)
            found.push_back(
                {ChangeKind::changed, what, after.code, after.zh, member.name, old_text, new_text});
    });
}

template <class Row>
void compare_tables(std::vector<Difference>& found, const char* what,
                    const std::vector<Row>& before, const std::vector<Row>& after) {
    std::map<std::string_view, std::pair<const Row*, const Row*>> by_code;
    for (const Row& row : before) by_code[row.code].first = &row;
    for (const Row& row : after) by_code[row.code].second = &row;
    for (const auto& [code, rows] : by_code) {
        const auto& [old_row, new_row] = rows;
        if (!old_row)
            found.push_back({ChangeKind::added, what, new_row->code, new_row->zh, "", "", ""});
        else if (!new_row)
            found.push_back({ChangeKind::retired, what, old_row->code, old_row->zh, "", "", ""});
        else
            compare_rows(found, what, *old_row, *new_row);
    }
}

}  // namespace

std::vector<Difference> differences(const Catalogue& before, const Catalogue& after) {
    std::vector<Difference> found;
    compare_tables(found, "category", before.leaves, after.leaves);
    compare_tables(found, "heading", before.headings, after.headings);
    compare_tables(found, "limit_class", before.limits, after.limits);
    compare_tables(found, "department", before.departments, after.departments);
    compare_tables(found, "scheme", before.schemes, after.schemes);
    return found;
}

}  // namespace catalogue
