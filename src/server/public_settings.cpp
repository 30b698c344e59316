#include "server/public_settings.h"

#include <boost/url/parse.hpp>
#include <fmt/format.h>

#include "base/expects.h"

namespace server {

namespace {

MapTiles& tiles_of(PublicSettings& settings) {
    if (!settings.map_tiles) settings.map_tiles.emplace();
    return *settings.map_tiles;
}

/// `{z}` is no part of an address by itself.
std::string filled(std::string_view url) {
    std::string out;
    for (const char c : url) {
        if (c != '{' && c != '}') out += c;
    }
    return out;
}

std::string not_an_address(const std::string& url) {
    const auto parsed = boost::urls::parse_uri_reference(filled(url));
    const bool path = url.starts_with('/') && !url.starts_with("//");
    const bool http = parsed && (parsed->scheme() == "https" || parsed->scheme() == "http") &&
                      !parsed->host().empty();
    if (!parsed || !(path || http) || url.find_first_of(" ;,'\"") != std::string::npos)
        return "--map-tiles takes http(s)://host/… or /path, with {z}, {x}, {y} or ending in "
               ".pmtiles · 须为 http(s) 网址或本站路径";
    if (url.ends_with(".pmtiles")) return "";
    for (const char* part : {"{z}", "{x}", "{y}"})
        if (url.find(part) == std::string::npos)
            return fmt::format("--map-tiles: {} is missing in the address · 网址里缺少 {}", part,
                               part);
    return "";
}

template <class Enum>
void add_choice(CLI::App& serve, const std::string& name, std::vector<std::string> among,
                const std::string& what, std::function<void(Enum)> take) {
    serve
        .add_option_function<std::string>(
            name,
            [take = std::move(take)](const std::string& text) {
                Enum value{};
                base::expects(boost::describe::enum_from_string(text.c_str(), value));
                take(value);
            },
            what)
        ->check(CLI::IsMember(std::move(among)));
}

}  // namespace

std::string origin_of(std::string_view url) {
    const auto parsed = boost::urls::parse_uri_reference(filled(url));
    if (!parsed || parsed->scheme().empty()) return "";
    return fmt::format("{}://{}", std::string(parsed->scheme()),
                       std::string(parsed->encoded_host_and_port()));
}

void add_map_options(CLI::App& serve, MapOptions& options) {
    auto& settings = options.settings;
    serve
        .add_option("--map-outlines", options.outlines,
                    "Folder of outlines that is served instead of ours")
        ->check(CLI::ExistingDirectory);
    auto* tiles = serve
                      .add_option_function<std::string>(
                          "--map-tiles",
                          [&settings](const std::string& url) {
                              auto& to = tiles_of(settings);
                              to.url = url;
                              to.kind =
                                  url.ends_with(".pmtiles") ? TileKind::pmtiles : TileKind::raster;
                          },
                          "Background map: XYZ or WMTS address with {z}, {x}, {y}, or a .pmtiles "
                          "file")
                      ->check(CLI::Validator(not_an_address, "ADDRESS"));
    add_choice<matters::Datum>(
        serve, "--map-datum", {"wgs84", "cgcs2000", "gcj02"},
        "System of coordinates of the background map [wgs84]",
        [&settings](matters::Datum datum) { tiles_of(settings).datum = datum; });
    const auto text = [&](const std::string& name, std::string MapTiles::*to, const char* what) {
        serve.add_option_function<std::string>(
            name, [&settings, to](const std::string& value) { tiles_of(settings).*to = value; },
            what);
    };
    text("--map-attribution", &MapTiles::attribution,
         "Whose map it is, with its approval number; shown on the map");
    const auto number = [&](const std::string& name, int MapTiles::*to, int from, int most,
                            const char* what) {
        serve
            .add_option_function<int>(
                name, [&settings, to](int value) { tiles_of(settings).*to = value; }, what)
            ->check(CLI::Range(from, most));
    };
    number("--map-tile-size", &MapTiles::tile_size, 128, 1024, "Pixels of a tile [256]");
    number("--map-max-zoom", &MapTiles::max_zoom, 1, 24, "Deepest level that has tiles [18]");
    for (const char* name :
         {"--map-datum", "--map-attribution", "--map-tile-size", "--map-max-zoom"})
        serve.get_option(name)->needs(tiles);
}

http::Endpoint get_public_settings(const PublicSettings& settings) {
    return {.path = "/api/v1/public/settings",
            .summary = "What pages need to know before anybody signs in: the background map",
            .summary_zh = "页面公开设置：底图来源、是否演示",
            .tag = "system",
            .needs = http::anyone,
            .handle = http::handler([settings](db::Read&, const http::Empty&)
                                        -> base::Result<PublicSettings> { return settings; })};
}

}  // namespace server
