#pragma once

#include "open311/in.h"
#include "open311/request.h"

/// Turns the parameters of GET Service Requests into a filter. Pure.
namespace open311 {

struct ListServiceRequests {
    Word jurisdiction_id;
    Words service_request_id;
    Words service_code;
    Word start_date;
    Word end_date;
    Words status;
    Word updated_after;
    Word updated_before;
    Word page;
    Word page_size;
};
BOOST_DESCRIBE_STRUCT(ListServiceRequests, (),
                      (jurisdiction_id, service_request_id, service_code, start_date, end_date,
                       status, updated_after, updated_before, page, page_size))

inline constexpr std::int64_t most_requests = 1000;

/// Reads the filter. The span of time is at most 90 days: the most recent ones, or those beside
/// the one end that was given (GeoReport v2); with `updated_after` or `updated_before` it is that
/// of the changes, and requests of any age are found. A code that is no service finds nothing.
/// Refuses what cannot be read, a span of more than 90 days or that ends before it begins, a
/// status that is neither `open` nor `closed`, and pages further than 100,000 requests.
base::Result<RequestFilter> read_filter(const ListServiceRequests& in,
                                        const catalogue::Catalogue& catalogue, base::Instant now);

/// The span of `start_date` and `end_date`, by the same rules; `names` are the parameters' names.
struct SpanNames {
    std::string_view since = "start_date";
    std::string_view until = "end_date";
};
base::Result<Span> read_span(const Word& since, const Word& until, base::Instant now,
                             SpanNames names = {});

/// What `page` and `page_size` say: a page from 1 on, and a size of 1 to 1000 (a larger one counts
/// as 1000).
struct Paging {
    std::int64_t page = 1;
    std::int64_t page_size = most_requests;
};
base::Result<Paging> read_paging(const Word& page, const Word& page_size);

/// Every item of a parameter that may come several times, or with commas.
std::vector<std::string> items_of(const Words& words);

}  // namespace open311
