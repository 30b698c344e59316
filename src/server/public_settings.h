#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "http/endpoint.h"
#include "matters/register_matter.h"

namespace server {

/// How a background map comes: XYZ and WMTS by an address with `{z}`, `{x}` and `{y}`, or one
/// PMTiles archive.
BOOST_DEFINE_ENUM_CLASS(TileKind, raster, pmtiles)

/// A background map that the operator gives, under the outlines that are always there. A public map
/// of China needs an approved number; it belongs into the attribution.
struct MapTiles {
    std::string url;  ///< Of another host, or a path of this one.
    TileKind kind = TileKind::raster;
    /// Consumer maps of China are drawn in GCJ-02, 300 – 600 m away from WGS-84: pages shift what
    /// they draw over such tiles, and shift picked points back.
    matters::Datum datum = matters::Datum::wgs84;
    std::string attribution;
    int tile_size = 256;  ///< Pixels.
    int max_zoom = 18;
};
BOOST_DESCRIBE_STRUCT(MapTiles, (), (url, kind, datum, attribution, tile_size, max_zoom))

/// What every page has to know before anybody signs in.
struct PublicSettings {
    bool demonstration = false;  ///< Invented matters: pages say so.
    std::optional<MapTiles> map_tiles;
};
BOOST_DESCRIBE_STRUCT(PublicSettings, (), (demonstration, map_tiles))

/// What `gongzhi serve` is told about maps.
struct MapOptions {
    PublicSettings settings;
    std::filesystem::path outlines;  ///< Served as `/map` instead of ours; empty: ours.
};

/// The options `--map-…` of `gongzhi serve`.
void add_map_options(CLI::App& serve, MapOptions& options);

/// `https://tiles.example.org:8443` of an address, for the Content-Security-Policy; empty for a
/// path of this server.
std::string origin_of(std::string_view url);

/// GET /api/v1/public/settings
http::Endpoint get_public_settings(const PublicSettings& settings);

}  // namespace server
