#include <iostream>

#include "http/openapi.h"
#include "server/commands.h"
#include "server/house.h"
#include "server/version.h"

namespace server {

namespace {

void print_openapi() {
    // Nothing is asked of them here: no key, and a folder that is never made.
    const auto files = std::make_shared<const files::Files>(files::Config{.folder = "files"});
    std::cout << boost::json::serialize(http::openapi(all_endpoints({}, files), version)) << '\n';
}

}  // namespace

void add_openapi_command(CLI::App& app, Place&) {
    app.add_subcommand("openapi", "Print the description of the API, OpenAPI 3.1 · 输出接口说明")
        ->callback(print_openapi);
}

}  // namespace server
