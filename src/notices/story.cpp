#include "notices/story.h"

#include <charconv>

#include "notices/queries.h"
#include "notices/settings.h"
#include "notices/words.h"

namespace notices {

namespace json = boost::json;

namespace {

json::object object_of(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

std::string_view between(Language language) {
    return language == Language::zh ? "、" : ", ";
}

/// A text, a number, a flag, or a list of them, as people read it.
std::string plain(const json::value& value, Language language) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_null() || value.is_object()) return {};
    if (!value.is_array()) return json::serialize(value);
    std::string out;
    for (const auto& item : value.get_array()) {
        const auto one = plain(item, language);
        if (one.empty()) continue;
        if (!out.empty()) out += between(language);
        out += one;
    }
    return out;
}

std::optional<std::int64_t> whole(const json::value& value) {
    if (const auto* number = value.if_int64()) return *number;
    const auto* text = value.if_string();
    if (text == nullptr) return {};
    std::int64_t number = 0;
    const auto* end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, number);
    if (error != std::errc{} || stop != end) return {};
    return number;
}

std::string moment(const json::value& value, Language language) {
    if (const auto ms = whole(value)) return time_in_words({*ms}, language);
    const auto* text = value.if_string();
    const auto at = text ? base::parse_instant(*text) : std::nullopt;
    return at ? time_in_words(*at, language) : "";
}

std::string day(const json::value& value, Language language) {
    const auto* text = value.if_string();
    const auto date = text ? base::parse_date(*text) : std::nullopt;
    return date ? date_in_words(*date, language) : moment(value, language);
}

}  // namespace

std::optional<Story> find_story(db::Read& read, MatterId matter, MatterId about, std::int64_t seq) {
    return read.find<Story>(sql::find_story, db::arg("matter_id", matter),
                            db::arg("about_id", about), db::arg("seq", seq));
}

Narrator::Narrator(db::Read& read)
    : read_(read), public_url_(get_notice_settings(read).public_url) {}

const Narrator::Unit& Narrator::unit(UnitId id) {
    const auto [at, fresh] = units_.try_emplace(id);
    if (fresh)
        if (auto found = read_.find<Unit>(sql::find_unit_desk, db::arg("unit_id", id)))
            at->second = std::move(*found);
    return at->second;
}

std::optional<UnitId> Narrator::unit_of(const Story& story, const json::object& facts) const {
    if (const auto* named = facts.if_contains("unit_id"))
        if (const auto id = whole(*named)) return UnitId{*id};
    if (story.act == "escalate" && story.supervisor_unit_id) return story.supervisor_unit_id;
    if (story.lead_unit_id) return story.lead_unit_id;
    if (story.holder_unit_id) return story.holder_unit_id;
    return story.desk_unit_id;
}

std::string Narrator::category(const Story& story, Language language) {
    if (story.category.empty()) return {};
    const auto [at, fresh] = editions_.try_emplace(story.catalogue_number);
    if (fresh)
        if (auto edition = catalogue::get_edition(read_, story.catalogue_number))
            at->second = std::move(*edition);
    if (!at->second) return {};
    const auto* leaf = at->second->catalogue->find(story.category);
    if (leaf == nullptr) return {};
    return language == Language::zh ? leaf->zh : leaf->en;
}

std::string Narrator::own(const Story& story, const json::object& facts, const Fact& fact,
                          Language language) {
    if (fact.name == "number") return story.number;
    if (fact.name == "category") return category(story, language);
    if (fact.name == "unit_telephone") {
        const auto id = unit_of(story, facts);
        return id ? unit(*id).telephone.value_or("") : "";
    }
    if (fact.name == "desk") return unit(story.desk_unit_id).name;
    if (fact.name == "desk_telephone") return unit(story.desk_unit_id).telephone.value_or("");
    if (fact.name == "state") return word(story.to_state, language);
    if (fact.name == "at") return time_in_words(story.at, language);
    if (fact.name == "follow_url") return public_url_;
    if (fact.name == "main_number") {
        if (story.main_number) return *story.main_number;
        return story.matter_id == story.about_id ? "" : story.about_number;
    }
    return {};
}

std::string Narrator::names_of(const json::value& ids, Language language) {
    std::string out;
    const auto add = [&](const json::value& one) {
        const auto id = whole(one);
        if (!id) return;
        if (!out.empty()) out += between(language);
        out += unit(UnitId{*id}).name;
    };
    if (const auto* list = ids.if_array())
        for (const auto& one : *list) add(one);
    else
        add(ids);
    return out;
}

std::string Narrator::from_entry(const json::object& facts, const json::object& texts,
                                 const Fact& fact, Language language) {
    const auto* value = texts.if_contains(fact.from);
    if (value == nullptr) value = facts.if_contains(fact.from);
    if (value == nullptr) return {};
    switch (fact.kind) {
        case FactKind::text:
            return plain(*value, language);
        case FactKind::word:
            return word(plain(*value, language), language);
        case FactKind::instant:
            return moment(*value, language);
        case FactKind::date:
            return day(*value, language);
        case FactKind::unit:
            return names_of(*value, language);
        case FactKind::own:
            break;
    }
    return {};
}

Values Narrator::values(const Story& story, const Message& message, Language language) {
    const auto facts = object_of(story.facts);
    const auto texts = object_of(story.texts.value_or("{}"));
    Values out;
    for (const Fact* fact : facts_of(message)) {
        std::string value;
        if (fact->kind == FactKind::own)
            value = own(story, facts, *fact, language);
        else if (fact->name == "unit")
            value = unit(unit_of(story, facts).value_or(story.desk_unit_id)).name;
        else
            value = from_entry(facts, texts, *fact, language);
        if (!value.empty()) out.emplace(fact->name, std::move(value));
    }
    return out;
}

Words Narrator::tell(const Story& story, const Message& message, Language language,
                     const Words& words) {
    const auto known = values(story, message, language);
    return {render(words.subject, known, language), render(words.body, known, language)};
}

}  // namespace notices
