#pragma once

#include <memory>
#include <string>

#include "access/actor.h"
#include "access/config.h"
#include "base/refusal.h"
#include "db/database.h"
#include "http/request.h"
#include "open311/jurisdiction.h"

namespace open311 {

/// Who holds an api_key: it is an access token (`gz_…`) of a machine's post that may register
/// matters. It comes as the parameter or header `api_key`, the header `X-Api-Key`, or as
/// `Authorization: Bearer`. Refuses (403) a missing, unknown, ended or insufficient one.
base::Result<std::shared_ptr<const access::Actor>> read_key(const access::Config& config,
                                                            const http::Request& request,
                                                            std::string parameter,
                                                            db::Database& database);

/// Whether the key's post is responsible for the county: `key_elsewhere` (403) otherwise.
base::Result<void> check_reach(const access::Actor& actor, const Jurisdiction& where);

}  // namespace open311
