#include "db/statement.h"

#include <cctype>

#include <fmt/format.h>

#include "base/expects.h"

namespace db::detail {

namespace {

bool is_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

}  // namespace

std::vector<std::string> parameter_names(std::string_view text) {
    std::vector<std::string> names;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\'') quoted = !quoted;
        if (quoted || text[at] != ':') continue;
        std::size_t end = at + 1;
        while (end < text.size() && is_name(text[end])) ++end;
        if (end == at + 1) {
            ++at;  // A cast, `::`.
            continue;
        }
        std::string name(text.substr(at + 1, end - at - 1));
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        at = end - 1;
    }
    return names;
}

Statement::Statement(soci::session& session, const Sql& sql, std::span<const Param> params,
                     std::span<const Kind> columns)
    : name_(sql.name),
      text_(sql.text),
      statement_(session),
      columns_(columns.size()),
      indicators_(columns.size(), soci::i_ok) {
    for (const std::string& name : parameter_names(sql.text)) inputs_.push_back({.name = name});
    match(params);
    for (Input& input : inputs_) input.slot.kind = params[input.from].kind;

    statement_.alloc();
    statement_.prepare(text_);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Slot& slot = columns_[i];
        slot.kind = columns[i];
        switch (slot.kind) {
            case Kind::integer:
                statement_.exchange(soci::into(slot.integer, indicators_[i]));
                break;
            case Kind::real:
                statement_.exchange(soci::into(slot.real, indicators_[i]));
                break;
            case Kind::text:
                statement_.exchange(soci::into(slot.text, indicators_[i]));
                break;
        }
    }
    for (Input& input : inputs_) {
        Slot& slot = input.slot;
        switch (slot.kind) {
            case Kind::integer:
                statement_.exchange(soci::use(slot.integer, input.indicator, input.name));
                break;
            case Kind::real:
                statement_.exchange(soci::use(slot.real, input.indicator, input.name));
                break;
            case Kind::text:
                statement_.exchange(soci::use(slot.text, input.indicator, input.name));
                break;
        }
    }
    statement_.define_and_bind();
}

void Statement::match(std::span<const Param> params) {
    for (Input& input : inputs_) {
        const auto found = std::ranges::find(params, input.name, &Param::name);
        if (found == params.end())
            base::expects(false, fmt::format("{} is given :{}", name_, input.name));
        if (!found->bindable)
            base::expects(false, fmt::format("{} can bind the type of :{}", name_, input.name));
        input.from = static_cast<std::size_t>(found - params.begin());
    }
    matched_.clear();
    for (const Param& param : params) matched_.push_back(param.name.data());
}

bool Statement::fits(const Sql& sql, std::span<const Param> params,
                     std::span<const Kind> columns) const {
    if (sql.text.size() != text_.size() || columns.size() != columns_.size()) return false;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] != columns_[i].kind) return false;
    for (const Input& input : inputs_) {
        const bool there = input.from < params.size() && params[input.from].name == input.name;
        if (there && params[input.from].kind != input.slot.kind) return false;
        if (there) continue;
        const auto found = std::ranges::find(params, input.name, &Param::name);
        if (found != params.end() && found->kind != input.slot.kind) return false;
    }
    return true;
}

void Statement::fill(std::span<const Param> params) {
    bool same = params.size() == matched_.size();
    for (std::size_t i = 0; same && i < params.size(); ++i)
        same = params[i].name.data() == matched_[i];
    if (!same) match(params);

    for (Input& input : inputs_) {
        const Param& param = params[input.from];
        input.indicator = param.null ? soci::i_null : soci::i_ok;
        if (param.null) continue;
        switch (input.slot.kind) {
            case Kind::integer:
                input.slot.integer = param.integer;
                break;
            case Kind::real:
                input.slot.real = param.real;
                break;
            case Kind::text:
                input.slot.text.assign(param.text);
                break;
        }
    }
}

bool Statement::fetch() {
    if (!statement_.fetch()) return false;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i].null = indicators_[i] == soci::i_null;
    return true;
}

std::int64_t Statement::run() {
    statement_.execute(true);
    return statement_.get_affected_rows();
}

}  // namespace db::detail
