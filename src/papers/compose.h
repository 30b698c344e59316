#pragma once

#include <optional>
#include <string>

#include <boost/json.hpp>

#include "base/instant.h"
#include "matters/lifecycle.h"
#include "matters/matter.h"
#include "papers/document.h"
#include "papers/paper.h"

namespace papers {

/// Everything that a paper can say of a matter. No name, telephone or address of its reporter: a
/// paper is kept with the matter, where everybody who handles it reads it.
struct Told {
    matters::Matter matter;
    std::string title;
    std::string words;
    std::string place;         ///< Region and address.
    std::string category;      ///< Its name.
    std::string desk;          ///< The centre's name.
    std::string lead;          ///< The unit's name; empty: none yet.
    boost::json::object said;  ///< The words of the entry that the paper tells of.
    std::string query_code;    ///< Only on a receipt for whoever knows it; empty: not printed.
    std::string public_url;    ///< Of the residents' page; empty: unknown.
    std::string number;        ///< Of the paper; empty: none.
    base::Instant at;          ///< When the paper is made.
};

/// The act whose last entry a paper of this kind tells of.
matters::Act told_act(Kind kind);

/// Whether there is something to tell: the act was done and still holds. Pure.
bool is_ready(Kind kind, const matters::Matter& matter);

/// The paper's words. Pure.
Document compose(Kind kind, const Told& told, matters::Tongue language);

/// `瓜州受〔2026〕12号` from the county's name. Pure.
std::string paper_number(Kind kind, std::string_view county_name, int year, std::int64_t serial);

}  // namespace papers
