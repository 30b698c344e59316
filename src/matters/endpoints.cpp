#include "matters/endpoints.h"

#include <algorithm>

#include "matters/follow.h"

namespace matters {

http::Endpoints endpoints(const Config& config) {
    http::Endpoints all{create_matter(config),
                        report_matter(config),
                        submit_draft(),
                        get_matter(),
                        find_matter_by_number(),
                        get_matter_journal(),
                        send_to_triage(),
                        settle_matter(),
                        hand_to_emergency(),
                        merge_matter(),
                        accept_matter(),
                        propose_non_acceptance(),
                        decide_non_acceptance(),
                        refer_matter(),
                        dispatch_matter(),
                        begin_mediation(),
                        finish_mediation(),
                        fail_mediation(),
                        follow_performance(),
                        sign_for(),
                        change_handler(),
                        ask_return(),
                        decide_return(),
                        start_handling(),
                        preliminary_reply(),
                        ask_papers(),
                        bring_papers(),
                        ask_extension(),
                        decide_extension(),
                        ask_parking(),
                        decide_parking(),
                        resume_matter(),
                        name_support(),
                        answer_support(),
                        release_support(),
                        pass_up(),
                        send_down(),
                        report_done(),
                        pass_check(),
                        fail_check(),
                        send_to_rework(),
                        try_callback(),
                        close_matter(),
                        call_back_unsolved(),
                        close_unsatisfied(),
                        request_review(),
                        decide_review(),
                        decide_second_review(),
                        reopen_matter(),
                        issue_card(),
                        answer_card(),
                        lift_card(),
                        list_cards(),
                        name_leader(),
                        note_leader(),
                        end_leader(),
                        recuse(),
                        conceal_reporter(),
                        ask_reveal(),
                        decide_reveal(),
                        reveal_reporter(config),
                        add_note(),
                        follow_matter(config)};
    std::ranges::move(follow_acts(config), std::back_inserter(all));
    return all;
}

}  // namespace matters
