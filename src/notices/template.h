#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "notices/message.h"

/// The words of a message: `{name}` is a fact, and what stands between `[[` and `]]` is left out
/// when one of its facts is missing. Pure.
namespace notices {

/// Facts in words, by name. A missing one is not in it.
using Values = std::map<std::string, std::string, std::less<>>;

/// The words as published, or as rendered.
struct Words {
    std::string subject;
    std::string body;

    friend bool operator==(const Words&, const Words&) = default;
};

/// What is wrong with a text, each named by `field`: a fact that this message does not have
/// (`unknown`), a bracket left open (`unclosed`), a group within a group (`nested`).
std::vector<base::FieldError> check_text(const Message& message, std::string_view field,
                                         std::string_view text);

/// Fills a text that `check_text` finds nothing wrong with. Outside a group, a missing fact is
/// said by its neutral words, so that no sentence has a hole. Never throws: a text that is
/// ill-formed all the same stands as written.
std::string render(std::string_view text, const Values& values, Language language);

/// Values for a preview: the sample of every fact that the message knows.
Values sample_values(const Message& message, Language language);

}  // namespace notices
