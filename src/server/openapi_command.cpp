#include <iostream>

#include "http/openapi.h"
#include "server/commands.h"
#include "server/house.h"
#include "server/version.h"

namespace server {

namespace {

void print_openapi() {
    // Nothing is asked of them here: no key, no files.
    std::cout << boost::json::serialize(http::openapi(all_endpoints({}, nullptr), version)) << '\n';
}

}  // namespace

void add_openapi_command(CLI::App& app, Place&) {
    app.add_subcommand("openapi", "Print the description of the API, OpenAPI 3.1 · 输出接口说明")
        ->callback(print_openapi);
}

}  // namespace server
