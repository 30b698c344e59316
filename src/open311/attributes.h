#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/refusal.h"
#include "http/request.h"
#include "open311/node.h"

/// What a service asks for beyond the standard's own fields. Pure.
namespace open311 {

/// What the attributes of a new request say.
struct Answers {
    bool publish = false;  ///< The reporter agrees that everybody may read the words.
    std::optional<base::Date> happened_on;
    std::vector<std::string> effects;  ///< What it does to people, in Chinese: the matter's tags.
    std::string landmark;              ///< Beside the address.
};

/// The element `service_definition` of a service. Every service asks the same: the catalogue has
/// no fields of its own for a kind of matter.
Node definition_node(std::string_view service_code, http::Language language);

/// Reads what was sent as `attribute[code]`; codes that are not defined are passed over, as clients
/// send fields of their own. `now` is for the date, which cannot lie ahead. Refuses, each under
/// `attribute[code]`: a value that is not of the attribute's type, or none of its list, and several
/// values where there may be one.
base::Result<Answers> read_answers(const std::map<std::string, std::vector<std::string>>& sent,
                                   base::Instant now);

}  // namespace open311
