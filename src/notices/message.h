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
    own,      ///< From the matter, its units or the settings, not from the entry.
};

/// Something that stands as `{name}` in a text.
struct Fact {
    std::string_view name;
    FactKind kind = FactKind::text;
    std::string_view from;  ///< Its name in the journal entry; for `own`, empty.
    std::string_view zh;    ///< What stands there when the entry does not say, never a hole.
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
const Fact* find_fact(std::string_view name);

/// Every fact that may stand in this message's texts.
std::vector<const Fact*> facts_of(const Message& message);
bool knows(const Message& message, std::string_view fact);

}  // namespace notices
