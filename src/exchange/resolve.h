#pragma once

#include <expected>
#include <functional>
#include <map>

#include "base/file_problem.h"
#include "catalogue/catalogue_store.h"
#include "exchange/mapping.h"
#include "exchange/past.h"
#include "exchange/places.h"
#include "matters/register_matter.h"

namespace exchange {

struct UnitAt {
    access::UnitId unit_id;
    access::RegionId region_id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(UnitAt, (), (unit_id, region_id, name))

/// A record with everything found that it names.
struct Ready {
    Past past;
    std::string number;  ///< There.
    matters::Desk desk;
    std::optional<UnitAt> unit;
};

struct ResolverOptions {
    base::Instant now;
    const access::Scope* scope = nullptr;  ///< Only places inside; null: everywhere.
    bool makes_units = false;              ///< Those that are missing; false for a dry run too.
};

/// Why nothing of a file can be imported: said before its first record.
struct CannotBegin : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Finds what records name: places, units, categories, times, states. Keeps what it found.
class Resolver {
  public:
    /// Throws CannotBegin when there is no such county, or no catalogue.
    Resolver(db::Database& database, const Mapping& mapping,
             const std::vector<std::string>& columns, ResolverOptions options);

    /// The problem names line, fact and cell.
    std::expected<Ready, base::FileProblem> resolve(const Record& record);

    std::int64_t units_made() const { return units_made_; }

  private:
    template <class T>
    using Found = std::expected<T, base::FileProblem>;

    Found<void> find_times(const Record& record, Past& past) const;
    Found<void> find_place(const Record& record, Ready& ready);
    Found<void> find_category(const Record& record, Past& past);
    Found<void> find_unit(const Record& record, Ready& ready);
    Found<void> find_words(const Record& record, Past& past) const;
    Found<void> find_state(const Record& record, Past& past) const;
    std::optional<UnitAt> make_unit(const std::string& name);

    db::Database& database_;
    const Mapping& mapping_;
    const FactReader facts_;
    const ResolverOptions options_;
    std::optional<Places> places_;
    std::shared_ptr<const catalogue::Catalogue> catalogue_;
    std::map<access::RegionId, std::optional<matters::Desk>> desks_;
    std::map<std::string, std::vector<UnitAt>> units_;
    std::map<std::string, std::string> crossed_;  ///< Code of the other scheme → ours.
    std::int64_t units_made_ = 0;
};

}  // namespace exchange
