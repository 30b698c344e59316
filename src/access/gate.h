#pragma once

#include "access/config.h"
#include "access/identity.h"
#include "http/caller.h"

namespace access {

/// Recognises people by their session's cookie and machines by `Authorization: Bearer gz_…`.
///
/// - A change by cookie needs `X-CSRF-Token` as GET /api/v1/session gives it, and a request from
///   our own page (Sec-Fetch-Site, Origin).
/// - An ended or unknown session is anonymous; a wrong token is refused (401).
/// - A sign-in that lacks its second factor, a password of its own or an enrolment is refused
///   everything but finishing it.
/// - `X-Break-Glass: <id>` looks with the scope of an open urgent reading; each use is logged.
///
/// OpenID Connect would be a third way to a session's row, and nothing here would change
/// (ADR 0052).
class Gate : public http::Gate {
  public:
    explicit Gate(Config config) : config_(std::move(config)) {}

    base::Result<std::shared_ptr<const http::Caller>> identify(const http::Request& request,
                                                               db::Database& database) override;

  private:
    using Caller = std::shared_ptr<const http::Caller>;

    base::Result<Caller> by_token(const http::Request& request, db::Database& database,
                                  std::string_view authorization) const;
    base::Result<Caller> by_session(const http::Request& request, db::Database& database,
                                    std::string_view secret) const;
    base::Result<Caller> through_glass(const http::Request& request, db::Database& database,
                                       const SessionFacts& facts) const;

    const Config config_;
};

}  // namespace access
