#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/catalogue_store.h"
#include "db/database.h"
#include "http/request.h"
#include "matters/matter.h"
#include "open311/jurisdiction.h"
#include "open311/node.h"

namespace open311 {

/// What may be shown of a matter to everybody, before its words and place are made coarse.
struct Request {
    matters::MatterId matter_id;
    std::string number;
    matters::State state{};
    std::string category;
    bool publishable = false;
    matters::Channel channel{};
    base::Instant registered_at;
    base::Instant changed_at;
    std::optional<base::Instant> ended_at;
    std::string title;
    std::string words;
    std::string address;
    std::optional<double> longitude;
    std::optional<double> latitude;
    std::string datum;
    std::string region_code;
    int region_level = 0;
    std::string region_name;
    std::string parent_name;
    std::string agency;
    std::optional<base::Instant> expected_at;
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (matter_id, number, state, category, publishable, channel, registered_at,
                       changed_at, ended_at, title, words, address, longitude, latitude, datum,
                       region_code, region_level, region_name, parent_name, agency, expected_at))

/// A span of time, both ends included.
struct Span {
    base::Instant since;
    base::Instant until;
};

/// Which requests are asked for.
struct RequestFilter {
    Span registered;
    std::optional<Span> changed;
    std::vector<std::string> categories;  ///< Of services; none: all.
    std::optional<bool> closed;
    std::int64_t page = 1;
    std::int64_t page_size = 1000;
};

/// Newest first.
std::vector<Request> list_requests(db::Read& read, const Jurisdiction& where,
                                   const catalogue::Catalogue& catalogue,
                                   const RequestFilter& filter);

/// The request of a number, as people may type it; empty when it may not be shown.
std::optional<Request> find_request(db::Read& read, const Jurisdiction& where,
                                    const catalogue::Catalogue& catalogue,
                                    std::string_view service_request_id);

/// The element `request` (GeoReport v2, GET Service Requests). Words and the exact place only where
/// the reporter agreed to publish; else the kind of matter, the place by name and the point to
/// about a kilometre. A point in GCJ-02 stays as coarse: it is off by some hundred metres.
Node request_node(const Request& request, const Jurisdiction& where,
                  const catalogue::Catalogue& catalogue, http::Language language,
                  std::string_view media_url);

/// `,030401,030402,`: a list as the queries compare with it.
std::string code_list(const std::vector<std::string>& codes);
/// Of every service of a catalogue.
std::string every_service(const catalogue::Catalogue& catalogue);

}  // namespace open311
