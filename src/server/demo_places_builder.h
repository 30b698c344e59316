#pragma once

#include <string>
#include <vector>

#include "regions/region_store.h"
#include "regions/unit_store.h"
#include "server/demo_places.h"

namespace server {

/// Collects the units and grids of one place after the other and writes them in bulk, hosts and
/// superiors before those that name them.
class DemoBuilder {
  public:
    explicit DemoBuilder(db::Write& write) : write_(write) {}

    /// Begins a place; `code` and `level` name its division. Bug when the division is not there.
    regions::Region begin(std::string key, std::string_view code, int level);

    /// Open divisions of one level in the place, statistical zones left out or not.
    std::vector<regions::Region> below(const regions::Region& region, int level,
                                       bool with_zones = false) const;

    /// A unit with what all units of its kind have here; change it before the next one is added.
    regions::UnitFile& add(const regions::Region& region, regions::UnitKind kind,
                           regions::Sector sector, std::string name);

    /// A centre with the rooms and hours that its standard asks for.
    regions::UnitFile& add_centre(const regions::Region& region, std::string name,
                                  std::optional<regions::UnitId> superior);

    /// The centre of the city that a county lies in, which complaints about the county's own centre
    /// go to; the only unit of that city.
    regions::UnitId add_city_centre(std::string_view code, std::string name);

    /// Every department of the catalogue.
    void add_departments(const regions::Region& region, std::string_view called);

    /// The town's government and centre, and the committee and centre of each of its villages.
    /// `station` is what a village's centre is called behind the village's name.
    void add_town(const regions::Region& town, regions::UnitId county_centre,
                  const std::vector<regions::Region>& villages, std::string_view centre_name,
                  std::string_view station);

    /// Spreads `count` base grids evenly and in order over villages.
    void add_grids(const std::vector<regions::Region>& villages, std::size_t count);

    void set_centre(regions::UnitId centre) { out_.places.back().centre_id = centre; }
    void remark(std::string zh, std::string en) {
        out_.remarks.push_back({std::move(zh), std::move(en)});
    }

    /// Writes everything.
    DemoPlaces finish();

  private:
    db::Write& write_;
    DemoPlaces out_;
    std::vector<regions::UnitFile> files_;
};

/// 渊泉社区 for 渊泉社区居委会, 瓜州村 for 瓜州村委会.
std::string village_name(std::string_view name);

void add_shanxi(DemoBuilder& builder);
void add_guazhou(DemoBuilder& builder);
void add_wuhai(DemoBuilder& builder);
void add_guichi(DemoBuilder& builder);
void add_lanshan(DemoBuilder& builder);

}  // namespace server
