#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_problem.h"
#include "matters/matter.h"

/// data/demo-matters.yaml: matters of the demonstration, and how far each has come.
namespace simulation {

/// What happens to a matter on its way beyond the usual.
BOOST_DEFINE_ENUM_CLASS(Turn, escalated_by_timeout, extension_granted, leader_in_charge,
                        listed_problem, mediated, mediation_failed, papers_asked, papers_received,
                        passed_up, preliminary_reply, recusal, red_card, reopened, returned_once,
                        returned_twice_ruled, rework, support_units, unreached, unsatisfied_lawful,
                        urged, yellow_card)

struct DemoCallback {
    matters::Satisfaction satisfaction = matters::Satisfaction::satisfied;
    bool solved = true;
    std::string said;
};

struct DemoMatter {
    std::string key;
    std::string place;
    std::string division;  ///< Twelve digits.
    std::string category;  ///< Six.
    matters::Channel channel{};
    std::string title;
    std::string words;
    std::string address;
    std::string reporter_name;
    std::string reporter_telephone;
    bool anonymous = false;
    bool confidential = false;
    /// The unit complained of: `centre`, `town_government`, `village_committee` or
    /// `department:ZJ`; empty for no complaint.
    std::string about;
    double days_ago = 0;  ///< When it was registered, before the demonstration's now.
    bool first_time = false;
    matters::State ends{};
    std::vector<Turn> path;
    std::map<std::string, std::string> reasons;  ///< By turn or state.
    std::string reply;
    std::string finding;
    std::optional<DemoCallback> callback;
    std::string merged_into;

    bool turns(Turn turn) const;
    /// The text given with a turn or state; `otherwise` when there is none.
    std::string reason(std::string_view name, std::string_view otherwise) const;
};

/// Reads the file; a mistake is named with its line, and nothing is taken.
std::expected<std::vector<DemoMatter>, std::vector<base::FileProblem>> read_demo_matters(
    std::string_view yaml);

}  // namespace simulation
