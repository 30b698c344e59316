#pragma once

#include <string>

#include "matters/store.h"
#include "simulation/stage.h"

namespace simulation {

using Json = boost::json::object;

/// One matter, from whoever reports it on: each act by a person whose turn it is.
class Walk {
  public:
    /// A resident reports by himself (`body` of POST /api/v1/reports).
    static base::Result<Walk> report(Stage& stage, const Json& body);
    /// A colleague registers what was said (`body` of POST /api/v1/matters).
    static base::Result<Walk> register_by(Stage& stage, const access::Actor& who, const Json& body);

    using Done = base::Result<void>;

    /// An act of a colleague at the centre that pushes the matter forward.
    Done desk(access::Role role, std::string_view act, Json body = {});
    /// An act of a colleague at the unit that leads it.
    Done lead(access::Role role, std::string_view act, Json body = {}, int which = 0);
    Done at(access::UnitId unit, access::Role role, std::string_view act, Json body = {},
            int which = 0);
    /// An act of whoever reported it, by number and query code.
    Done reporter(std::string_view act, Json body = {});

    /// The row as it stands.
    matters::Matter row() const;

    matters::MatterId id() const { return id_; }
    const std::string& number() const { return number_; }
    const std::string& code() const { return code_; }
    Stage& stage() const { return *stage_; }

  private:
    Walk(Stage& stage, const std::string& receipt);

    Stage* stage_;
    matters::MatterId id_;
    std::string number_;
    std::string code_;
};

/// An id as JSON has it.
template <class Tag>
std::string text(base::Id<Tag> id) {
    return std::to_string(id.value);
}

/// A refusal in one line, for messages: code, fields, facts.
std::string say(const base::Refusal& refusal);

/// What routing suggests for a matter: lead, support and alternatives that may have it, and the
/// reason. Where routing names nobody, the desk itself leads.
struct Suggested {
    access::UnitId lead;
    std::vector<access::UnitId> others;
    std::string reason;
};
Suggested suggested(const Walk& walk, const matters::Matter& row);

/// The mediation body that fits a category best: one of the desk's county, else the department of
/// justice, else the desk.
access::UnitId mediation_body(const Walk& walk, const matters::Matter& row);

}  // namespace simulation
