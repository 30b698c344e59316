#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

struct SignFor : ActOn {
    std::optional<PersonId> handler_id;  ///< The person in charge; whoever signs when left out.
};
BOOST_DESCRIBE_STRUCT(SignFor, (ActOn), (handler_id))

/// A colleague of the unit who is free to handle it.
base::Result<void> set_handler(Work& work, PersonId handler) {
    const auto now = work.write().now();
    const bool works_there =
        work.write()
            .find<std::int64_t>(sql::find_colleague, db::arg("unit_id", *work.matter.lead_unit_id),
                                db::arg("person_id", handler), db::arg("now", now))
            .has_value();
    if (!works_there)
        return base::refuse_field("handler_id", "unknown", "该人员不在本单位任职。",
                                  "Nobody of this unit.");
    const auto recused = recused_from(work.write(), work.matter.matter_id);
    if (handler == work.matter.about_person_id || std::ranges::count(recused, handler) > 0)
        return base::refuse(complained_of);
    work.matter.handler_id = handler;
    work.facts["handler_id"] = std::to_string(handler.value);
    work.tell(fmt::format("person:{}", handler.value), "to_handle");
    return {};
}

base::Result<void> sign(Work& work, const SignFor& in) {
    work.matter.first_receiver_id.reset();
    return set_handler(work, in.handler_id.value_or(*work.hand().person));
}

struct ChangeHandler : ActOn {
    PersonId handler_id;
    http::Text<0, 300> reason;
};
BOOST_DESCRIBE_STRUCT(ChangeHandler, (ActOn), (handler_id, reason))

base::Result<void> change(Work& work, const ChangeHandler& in) {
    if (!in.reason.value.empty()) work.words["reason"] = in.reason.value;
    return set_handler(work, in.handler_id);
}

}  // namespace

http::Endpoint sign_for() {
    return act_endpoint<SignFor>(
        Act::sign_for, "signature", "Sign for a matter, naming the person in charge (row 11)",
        "签收，确定经办人", {{"handler_id", "{person}"}}, sign, {&complained_of});
}

http::Endpoint change_handler() {
    return act_endpoint<ChangeHandler>(
        Act::change_handler, "handler", "Give a matter to another colleague of the unit",
        "更换经办人", {{"handler_id", "{person}"}, {"reason", "原经办人出差"}}, change,
        {&complained_of});
}

}  // namespace matters
