#include "open311/request.h"

#include <limits>

#include <fmt/format.h>

#include "base/id.h"
#include "http/described.h"
#include "matters/number.h"
#include "open311/moment.h"
#include "open311/public_words.h"
#include "open311/queries.h"
#include "open311/service.h"
#include "open311/status.h"

namespace open311 {
namespace {

/// States that are closed, or open, or all.
std::string state_list(std::optional<bool> closed) {
    std::vector<std::string> states;
    for (const auto state : http::enum_values<matters::State>()) {
        if (closed && is_closed(state) != *closed) continue;
        states.emplace_back(boost::describe::enum_to_string(state, ""));
    }
    return code_list(states);
}

/// `城北村, 渊泉镇, 瓜州县`: from the most specific to the most general.
std::string place_name(const Request& request, const Jurisdiction& where) {
    if (request.region_level <= 3) return where.name;
    if (request.region_level == 4) return fmt::format("{}, {}", request.region_name, where.name);
    return fmt::format("{}, {}, {}", request.region_name, request.parent_name, where.name);
}

std::string description(const Request& request, const Jurisdiction& where,
                        std::string_view service_name) {
    constexpr std::size_t most_bytes = 4000;  // the standard's 4,000 characters are never passed
    if (!request.publishable || request.words.empty()) {
        return fmt::format("{} · {}", service_name, place_name(request, where));
    }
    auto words = without_numbers(request.words);
    if (words.size() <= most_bytes) return words;
    auto end = most_bytes;
    while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end) + "…";
}

std::string address(const Request& request, const Jurisdiction& where) {
    if (!request.publishable || request.address.empty()) return place_name(request, where);
    return fmt::format("{}, {}", without_numbers(request.address), place_name(request, where));
}

bool is_exact(const Request& request) {
    return request.publishable && request.datum != "gcj02";
}

std::optional<double> coordinate(const Request& request, std::optional<double> degrees) {
    if (!degrees) return {};
    return public_coordinate(*degrees, is_exact(request));
}

}  // namespace

std::string code_list(const std::vector<std::string>& codes) {
    std::string out = ",";
    for (const auto& code : codes) out += code + ",";
    return out;
}

std::string every_service(const catalogue::Catalogue& catalogue) {
    std::vector<std::string> codes;
    for (const auto* leaf : services_of(catalogue)) codes.push_back(leaf->code);
    return code_list(codes);
}

std::vector<Request> list_requests(db::Read& read, const Jurisdiction& where,
                                   const catalogue::Catalogue& catalogue,
                                   const RequestFilter& filter) {
    const auto categories =
        filter.categories.empty() ? every_service(catalogue) : code_list(filter.categories);
    const auto states = state_list(filter.closed);
    const auto skip = (filter.page - 1) * filter.page_size;
    if (!filter.changed) {
        return read.all<Request>(sql::list_requests, db::arg("county", where.county),
                                 db::arg("since", filter.registered.since),
                                 db::arg("until", filter.registered.until),
                                 db::arg("categories", categories), db::arg("states", states),
                                 db::arg("count", filter.page_size), db::arg("skip", skip));
    }
    const auto first_id = base::first_id_at(filter.changed->since);
    const auto end_id = base::first_id_at(filter.changed->until + base::Duration{1});
    return read.all<Request>(
        sql::list_changed_requests, db::arg("county", where.county), db::arg("first_id", first_id),
        db::arg("end_id", end_id), db::arg("changed_since", filter.changed->since),
        db::arg("changed_until", filter.changed->until), db::arg("since", filter.registered.since),
        db::arg("until", filter.registered.until), db::arg("categories", categories),
        db::arg("states", states), db::arg("count", filter.page_size), db::arg("skip", skip));
}

std::optional<Request> find_request(db::Read& read, const Jurisdiction& where,
                                    const catalogue::Catalogue& catalogue,
                                    std::string_view service_request_id) {
    const auto number = matters::read_number(service_request_id);
    if (number.empty()) return {};
    const auto categories = every_service(catalogue);
    return read.find<Request>(sql::find_request, db::arg("number", number),
                              db::arg("county", where.county), db::arg("categories", categories));
}

Node request_node(const Request& request, const Jurisdiction& where,
                  const catalogue::Catalogue& catalogue, http::Language language,
                  std::string_view media_url) {
    const auto* leaf = catalogue.find(request.category);
    const auto name = leaf ? service_name(*leaf, language) : request.category;
    const bool closed = is_closed(request.state);
    auto out = Node::object("request");
    out.add("service_request_id", request.number)
        .add("status", status_of(request.state))
        .add("status_notes", status_notes(request.state, language))
        .add("service_name", name)
        .add("service_code", service_code(request.category))
        .add("description", description(request, where, name))
        .add("agency_responsible", request.agency)
        .add("requested_datetime", moment_text(request.registered_at))
        .add("updated_datetime", moment_text(closed ? request.ended_at.value_or(request.changed_at)
                                                    : request.changed_at));
    if (request.expected_at) out.add("expected_datetime", moment_text(*request.expected_at));
    out.add("address", address(request, where))
        .add("address_id", request.region_code)
        .add("zipcode", "")
        .add("lat", coordinate(request, request.latitude))
        .add("long", coordinate(request, request.longitude))
        .add("media_url", media_url);
    return out;
}

}  // namespace open311
