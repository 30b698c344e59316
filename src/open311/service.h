#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/category.h"
#include "http/request.h"
#include "open311/node.h"

/// Services are the leaves of the catalogue that everybody may report and see. Pure.
namespace open311 {

/// Whether a leaf is a service: work on places and things, and help with daily life. What is
/// confidential, sensitive, between two parties or for a person to classify is none, nor is what
/// leaves the platform or goes through a procedure of law: such matters have channels of their
/// own, and never show here.
bool is_service(const catalogue::Category& leaf);

/// The leaves that are services, in the order of their codes.
std::vector<const catalogue::Category*> services_of(const catalogue::Catalogue& catalogue);

/// `c030401`: a letter before the leaf's code, so that nobody takes it for a number.
std::string service_code(std::string_view category);
/// The leaf of a code; null when it is no service.
const catalogue::Category* find_service(const catalogue::Catalogue& catalogue,
                                        std::string_view code);

/// In the language of the request.
std::string service_name(const catalogue::Category& leaf, http::Language language);

/// The element `service` of GET Service List.
Node service_node(const catalogue::Catalogue& catalogue, const catalogue::Category& leaf,
                  http::Language language);

}  // namespace open311
