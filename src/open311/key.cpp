#include "open311/key.h"

#include "access/gate.h"
#include "access/permission.h"
#include "open311/standard.h"

namespace open311 {

base::Result<std::shared_ptr<const access::Actor>> read_key(const access::Config& config,
                                                            const http::Request& request,
                                                            std::string parameter,
                                                            db::Database& database) {
    std::string key = std::move(parameter);
    for (const auto* header : {"api_key", "X-Api-Key"}) {
        if (key.empty()) key = request.header(header);
    }
    std::string authorization(request.header("Authorization"));
    if (!key.empty()) authorization = "Bearer " + key;
    if (!authorization.starts_with("Bearer ")) return base::refuse(bad_key);
    const http::Request as_gate_wants{.method = request.method,
                                      .path = request.path,
                                      .headers = {{"Authorization", std::move(authorization)}},
                                      .address = request.address};
    const auto caller = access::Gate(config).identify(as_gate_wants, database);
    if (!caller || !*caller) return base::refuse(bad_key);
    auto actor = std::dynamic_pointer_cast<const access::Actor>(*caller);
    if (!actor || !actor->may(access::permission::register_matter)) return base::refuse(bad_key);
    return actor;
}

base::Result<void> check_reach(const access::Actor& actor, const Jurisdiction& where) {
    // A post inside the county will do: it is the app that is trusted, not where it sits.
    const bool above = where.path.starts_with(actor.region_path);
    const bool inside = actor.region_path.starts_with(where.path);
    if (above || inside) return {};
    return base::refuse(key_elsewhere);
}

}  // namespace open311
