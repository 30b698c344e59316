#pragma once

#include <chrono>

#include "base/instant.h"
#include "simulation/demo_matter.h"

/// Which acts bring a matter of the demonstration to its state, in order, and how long people take
/// for each. Pure.
namespace simulation {

BOOST_DEFINE_ENUM_CLASS(DemoStep, begin, to_triage, to_emergency, merge, propose_refusal,
                        decide_refusal, refer, withdraw, accept, mediate, agree, end_mediation,
                        dispatch, dispatch_wrongly, ask_return, reassign, ask_second_return,
                        rule_return, sign, recuse, change_handler, contact, preliminary,
                        name_support, answer_support, ask_papers, bring_papers, ask_extension,
                        grant_extension, ask_parking, grant_parking, lead_case, list_problem, urge,
                        yellow, red, wait_for_escalation, pass_up, done, check, fail_check,
                        send_to_rework, try_call, try_call_next_day, close, rate, reopen,
                        ask_review, decide_review, ask_second_review)

/// The steps, from `begin` on.
std::vector<DemoStep> steps_of(const DemoMatter& matter);

/// Working time that people usually take before a step.
base::Duration usual_gap(DemoStep step);

/// How fresh the last step of a matter is at most, so that what waits has not waited for weeks:
/// nothing where it does not matter.
std::optional<base::Duration> freshest(const DemoMatter& matter, DemoStep last);

}  // namespace simulation
