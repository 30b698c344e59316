#pragma once

#include "http/endpoint.h"
#include "matters/config.h"
#include "matters/matter.h"

namespace matters {

/// Every endpoint of this room.
http::Endpoints endpoints(const Config& config);

// One use case each; the file is called like the function, or like the first of a pair.

http::Endpoint create_matter(const Config& config);
http::Endpoint report_matter(const Config& config);
http::Endpoint submit_draft();
http::Endpoint get_matter();
http::Endpoint find_matter_by_number();
http::Endpoint get_matter_journal();

http::Endpoint send_to_triage();
http::Endpoint settle_matter();
http::Endpoint hand_to_emergency();
http::Endpoint merge_matter();
http::Endpoint accept_matter();
http::Endpoint propose_non_acceptance();
http::Endpoint decide_non_acceptance();
http::Endpoint refer_matter();
http::Endpoint dispatch_matter();
http::Endpoint begin_mediation();
http::Endpoint finish_mediation();
http::Endpoint fail_mediation();
http::Endpoint follow_performance();
http::Endpoint sign_for();
http::Endpoint change_handler();
http::Endpoint ask_return();
http::Endpoint decide_return();
http::Endpoint start_handling();
http::Endpoint preliminary_reply();
http::Endpoint ask_papers();
http::Endpoint bring_papers();
http::Endpoint ask_extension();
http::Endpoint decide_extension();
http::Endpoint ask_parking();
http::Endpoint decide_parking();
http::Endpoint resume_matter();
http::Endpoint name_support();
http::Endpoint answer_support();
http::Endpoint release_support();
http::Endpoint pass_up();
http::Endpoint send_down();
http::Endpoint report_done();
http::Endpoint pass_check();
http::Endpoint fail_check();
http::Endpoint send_to_rework();
http::Endpoint try_callback();
http::Endpoint close_matter();
http::Endpoint call_back_unsolved();
http::Endpoint close_unsatisfied();
http::Endpoint request_review();
http::Endpoint decide_review();
http::Endpoint decide_second_review();
http::Endpoint reopen_matter();
http::Endpoint issue_card();
http::Endpoint answer_card();
http::Endpoint lift_card();
http::Endpoint list_cards();
http::Endpoint name_leader();
http::Endpoint note_leader();
http::Endpoint end_leader();
http::Endpoint recuse();
http::Endpoint conceal_reporter();
http::Endpoint ask_reveal();
http::Endpoint decide_reveal();
http::Endpoint reveal_reporter(const Config& config);
http::Endpoint add_note(const Config& config);
http::Endpoint attach_to_matter(const Config& config);
http::Endpoint tag_matter();
http::Endpoint list_attachments(const Config& config);
http::Endpoint get_attachment(const Config& config);
http::Endpoint get_own_attachment(const Config& config);

http::Endpoint list_inbox();
http::Endpoint count_inboxes();
http::Endpoint show_wall();
http::Endpoint get_supervision();
http::Endpoint get_trend();
http::Endpoint list_matters();
http::Endpoint search_matters(const Config& config);
http::Endpoint list_similar(const Config& config);
http::Endpoint suggest_category(const Config& config);
http::Endpoint find_matters_of_reporter(const Config& config);
http::Endpoint list_public_similar(const Config& config);
http::Endpoint show_figures();
http::Endpoint suggest_dispatch();
http::Endpoint list_dispatch_rules();
http::Endpoint set_dispatch_rule();
http::Endpoint end_dispatch_rule();
http::Endpoint list_problems();
http::Endpoint list_public_problems();
http::Endpoint create_problem();
http::Endpoint accept_problem();

/// When a matter that ends now is archived: 30 days after the last review right lapses, which is
/// 30 days after the reply (domain 3.3 row 35, 信访工作条例 35).
constexpr base::Instant archive_at(base::Instant ended_at) {
    return ended_at + std::chrono::days{60};
}

}  // namespace matters
