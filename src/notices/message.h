#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

/// What there is to tell, and which facts each message knows. Pure.
namespace notices {

BOOST_DEFINE_ENUM_CLASS(Language, zh, en)

/// How a fact is written in the journal, and so how it is put into words.
enum class FactKind {
    text,     ///< As somebody wrote it: a member of the entry's texts, else of its facts.
    word,     ///< A code with a word in each language (words.h).
    instant,  ///< Milliseconds or RFC 3339: date and time in China.
    date,     ///< `2026-09-30`.
    unit,     ///< A unit's id, or a list of them: the names.
    post,     ///< A post's id: who holds it.
    own,      ///< From the matter, its units, clocks and cards, or the settings.
};

/// Something that stands as `{name}` in a text.
struct Fact {
    std::string_view name;
    FactKind kind = FactKind::text;
    /// Its name in the journal entry, or several, the first that is there: `ground|reason`.
    std::string_view from;
    std::string_view zh;  ///< What stands there when the entry does not say, never a hole.
    std::string_view en;
    std::string_view sample_zh;  ///< For a preview.
    std::string_view sample_en;
};

/// A message code, as an outbox line names it.
struct Message {
    std::string_view code;
    bool for_staff = false;
    std::string_view facts;  ///< Names separated by spaces, beyond those of every message.
    /// Whether a reporter whom only a voice reaches is called for it; the rest he finds when he
    /// asks.
    bool spoken = false;
};

std::span<const Message> messages();
/// Null when there is no such message.
const Message* find_message(std::string_view code);
/// The same for one recipient: what a unit or a colleague is told in words of its own
/// (`closed_for_staff`), where a reporter is told it too.
const Message* find_message(std::string_view code, std::string_view recipient);
const Fact* find_fact(std::string_view name);

/// Every fact that may stand in this message's texts.
std::vector<const Fact*> facts_of(const Message& message);
bool knows(const Message& message, std::string_view fact);

}  // namespace notices
