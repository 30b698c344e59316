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

/// The id behind `unit:5`, if it is a unit's.
std::optional<UnitId> unit_in(std::string_view recipient) {
    constexpr std::string_view kind = "unit:";
    if (!recipient.starts_with(kind)) return {};
    const auto id = whole(json::string(recipient.substr(kind.size())));
    return id ? std::optional(UnitId{*id}) : std::nullopt;
}

bool is_about_support(std::string_view act) {
    return act == "name_support" || act == "answer_support" || act == "release_support";
}

/// Whose end a message speaks of, as the room `matters` calls its clocks.
std::string_view clock_of(std::string_view message) {
    struct Row {
        std::string_view message;
        std::string_view clock;
    };
    constexpr Row rows[] = {
        {"review_asked", "review"},
        {"second_review_asked", "second_review"},
        {"mediation_begun", "mediation"},
        {"to_mediate", "mediation"},
        {"to_support", "support"},
        {"reworking", "rework"},
        {"rework", "rework"},
        {"to_triage", "triage"},
        {"to_dispatch", "dispatching"},
        {"to_check", "check"},
        {"to_call_back", "call_back"},
        {"to_review", "review"},
    };
    for (const Row& row : rows)
        if (row.message == message) return row.clock;
    return "handling";
}

/// The first of `ground|reason` that was said and is not empty.
const json::value* find_said(const json::object& said, std::string_view names) {
    while (!names.empty()) {
        const auto end = std::min(names.find('|'), names.size());
        const auto* found = said.if_contains(names.substr(0, end));
        if (found != nullptr && !(found->is_string() && found->get_string().empty())) return found;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return nullptr;
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

/// Who led when it happened: the last entry up to then that says so.
std::optional<UnitId> Narrator::lead_then(const Story& story) {
    const auto changed = read_.find<std::string>(
        sql::find_lead_change, db::arg("about_id", story.about_id), db::arg("seq", story.seq));
    if (!changed) return story.lead_unit_id;
    const auto members = object_of(*changed);
    const auto* lead = members.if_contains("lead_unit_id");
    const auto id = lead == nullptr ? std::nullopt : whole(*lead);
    return id ? std::optional(UnitId{*id}) : std::nullopt;
}

UnitId Narrator::unit_then(const Telling& telling) {
    const Story& story = telling.story;
    if (!is_about_support(story.act))
        if (const auto* named = telling.facts.if_contains("unit_id"))
            if (const auto id = whole(*named)) return UnitId{*id};
    return lead_then(story).value_or(story.desk_unit_id);
}

/// What the limit was when it happened, whatever was extended since.
std::optional<base::Instant> Narrator::due_then(const Story& story, std::string_view kind,
                                                UnitId of_unit) {
    return read_.find<base::Instant>(sql::find_due_then, db::arg("about_id", story.about_id),
                                     db::arg("kind", kind), db::arg("of_unit", of_unit),
                                     db::arg("at", story.at));
}

std::string Narrator::due(const Telling& telling) {
    if (const auto* said = telling.facts.if_contains("due_at"))
        if (auto words = moment(*said, telling.language); !words.empty()) return words;
    const auto kind = clock_of(telling.message);
    const auto of = kind == "support" ? unit_in(telling.recipient) : std::nullopt;
    auto at = due_then(telling.story, kind, of.value_or(UnitId{}));
    if (!at && kind == "rework") at = due_then(telling.story, "handling", {});
    if (!at && kind == "review") at = due_then(telling.story, "second_review", {});
    return at ? time_in_words(*at, telling.language) : "";
}

std::optional<Narrator::Card> Narrator::card(const Telling& telling) {
    const auto* cards = telling.facts.if_contains("cards");
    if (cards == nullptr || !cards->is_array()) return {};
    const auto of = unit_in(telling.recipient);
    std::optional<std::int64_t> id;
    for (const auto& one : cards->get_array()) {
        if (!one.is_object() || !one.get_object().contains("card_id")) continue;
        const auto* unit = one.get_object().if_contains("unit_id");
        const auto whose = unit == nullptr ? std::nullopt : whole(*unit);
        // The card of whoever is told; the centre hears of another's.
        if (!id || (of && whose == of->value)) id = whole(one.at("card_id"));
    }
    if (!id) return {};
    return read_.find<Card>(sql::find_card, db::arg("card_id", *id));
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

std::string Narrator::own(const Telling& telling, std::string_view fact) {
    const Story& story = telling.story;
    const Language language = telling.language;
    if (fact == "number") return story.number;
    if (fact == "category") return category(story, language);
    if (fact == "unit") return unit(unit_then(telling)).name;
    if (fact == "unit_telephone") return unit(unit_then(telling)).telephone.value_or("");
    if (fact == "desk") return unit(story.desk_unit_id).name;
    if (fact == "desk_telephone") return unit(story.desk_unit_id).telephone.value_or("");
    if (fact == "state") return word(story.to_state, language);
    if (fact == "at") return time_in_words(story.at, language);
    if (fact == "due") return due(telling);
    if (fact == "follow_url") return public_url_;
    if (fact == "main_number") return story.main_number.value_or("");
    const auto found = card(telling);
    if (fact == "card_level") return word(found ? found->level : "urge", language);
    if (fact == "card_cause") return found ? word(found->cause, language) : "";
    if (fact == "answer_due" && found && found->answer_due_at)
        return time_in_words(*found->answer_due_at, language);
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

std::string Narrator::from_entry(const Telling& telling, const Fact& fact) {
    const auto* value = find_said(telling.texts, fact.from);
    if (value == nullptr) value = find_said(telling.facts, fact.from);
    if (value == nullptr) return {};
    const Language language = telling.language;
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
        case FactKind::post:
            return read_
                .find<std::string>(sql::find_post_holder,
                                   db::arg("post_id", whole(*value).value_or(0)))
                .value_or("");
        case FactKind::own:
            break;
    }
    return {};
}

std::string Narrator::value_of(const Telling& telling, const Fact& fact) {
    return fact.kind == FactKind::own ? own(telling, fact.name) : from_entry(telling, fact);
}

Words Narrator::tell(const Story& story, std::string_view recipient, const Message& message,
                     Language language, const Words& words) {
    const Telling telling{.story = story,
                          .recipient = recipient,
                          .message = message.code,
                          .language = language,
                          .facts = object_of(story.facts),
                          .texts = object_of(story.texts.value_or("{}"))};
    Values known;
    for (const Fact* fact : facts_of(message)) {
        const auto mark = "{" + std::string(fact->name) + "}";
        if (!words.subject.contains(mark) && !words.body.contains(mark)) continue;
        if (auto value = value_of(telling, *fact); !value.empty())
            known.emplace(fact->name, std::move(value));
    }
    return {render(words.subject, known, language), render(words.body, known, language)};
}

}  // namespace notices
