#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "catalogue/category.h"
#include "matters/register_matter.h"
#include "open311/attributes.h"
#include "open311/parameters.h"

/// Reads what POST Service Request sends. Pure.
namespace open311 {

/// A request as it was sent, checked field by field.
struct NewRequest {
    const catalogue::Category* service = nullptr;
    std::optional<matters::Point> point;
    std::string address;
    std::string address_id;
    std::string words;  ///< Empty when the client described nothing.
    std::vector<std::string> media_urls;
    std::optional<matters::ReporterInput> reporter;
    Answers answers;
    std::string sender_id;   ///< The client's own number for it; empty when it sent none.
    std::string account_id;  ///< Given back, and not kept.
};

/// Refuses, all at once: `service_code` missing (400) or unknown (404, alone), no location or half
/// a one, coordinates that are none, texts beyond their lengths (description: 4,000 characters),
/// an e-mail address that is none, media_url that is no web address, and what attributes.h
/// refuses. `device_id` and `account_id` are taken and not stored: they serve no purpose here.
base::Result<NewRequest> read_new_request(const Parameters& sent,
                                          const catalogue::Catalogue& catalogue, base::Instant now,
                                          http::Language language);

/// `张 三` as its owner writes it: family name first and together in Chinese, else given name
/// first.
std::string full_name(std::string_view first_name, std::string_view last_name);

/// The words of the matter: the description with what the client linked to; the kind of request
/// where nothing was described.
std::string words_of(const NewRequest& request);

}  // namespace open311
