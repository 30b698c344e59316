#include "open311/update.h"

#include <set>

#include <boost/json.hpp>

#include "base/id.h"
#include "matters/number.h"
#include "open311/moment.h"
#include "open311/public_words.h"
#include "open311/queries.h"
#include "open311/status.h"

namespace open311 {
namespace {

/// Acts of which the public hears, for the queries.
const std::string& public_acts() {
    static const std::string list = [] {
        std::set<std::string> names;
        for (const auto& each : matters::transitions()) {
            if (!update_text(each.tells, http::Language::en).empty()) {
                names.emplace(boost::describe::enum_to_string(each.act, ""));
            }
        }
        return code_list({names.begin(), names.end()});
    }();
    return list;
}

std::string note_of(const Update& update) {
    const bool by_reporter =
        update.act == matters::Act::add_note && update.hand == matters::HandKind::reporter;
    if (!by_reporter || !update.publishable || update.body.empty()) return {};
    boost::system::error_code failed;
    const auto words = boost::json::parse(update.body, failed);
    if (failed || !words.is_object()) return {};
    const auto* note = words.get_object().if_contains("text");
    if (!note || !note->is_string()) return {};
    return without_numbers(std::string_view(note->get_string()));
}

}  // namespace

std::vector<Update> list_updates(db::Read& read, const Jurisdiction& where,
                                 const catalogue::Catalogue& catalogue, const Span& span,
                                 const Paging& paging) {
    const auto categories = every_service(catalogue);
    const auto first_id = base::first_id_at(span.since);
    const auto end_id = base::first_id_at(span.until + base::Duration{1});
    const auto skip = (paging.page - 1) * paging.page_size;
    return read.all<Update>(sql::list_updates, db::arg("county", where.county),
                            db::arg("first_id", first_id), db::arg("end_id", end_id),
                            db::arg("since", span.since), db::arg("until", span.until),
                            db::arg("acts", public_acts()), db::arg("categories", categories),
                            db::arg("count", paging.page_size), db::arg("skip", skip));
}

std::vector<Update> list_updates_of(db::Read& read, const Jurisdiction& where,
                                    const catalogue::Catalogue& catalogue, const Span& span,
                                    const std::vector<std::string>& numbers) {
    const auto categories = every_service(catalogue);
    std::vector<Update> out;
    for (const auto& typed : numbers) {
        const auto number = matters::read_number(typed);
        const auto left = most_requests - static_cast<std::int64_t>(out.size());
        if (left == 0) break;
        if (number.empty()) continue;
        auto some = read.all<Update>(sql::list_updates_of, db::arg("number", number),
                                     db::arg("county", where.county), db::arg("since", span.since),
                                     db::arg("until", span.until), db::arg("acts", public_acts()),
                                     db::arg("categories", categories), db::arg("count", left));
        for (auto& one : some) out.push_back(std::move(one));
    }
    return out;
}

matters::Message message_of(const Update& update) {
    const auto* how = matters::find_transition(update.from_state, update.act, update.to_state);
    return how ? how->tells : matters::Message::internal;
}

Node update_node(const Update& update, http::Language language) {
    const auto message = message_of(update);
    auto text = note_of(update);
    if (text.empty()) text = update_text(message, language);
    auto out = Node::object("request_update");
    out.add("update_id", std::to_string(update.entry_id.value))
        .add("service_request_id", update.number)
        .add("status", update_status(update.to_state, message))
        .add("updated_datetime", moment_text(update.at))
        .add("description", text)
        .add("media_url", "");
    return out;
}

}  // namespace open311
