#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "access/actor.h"
#include "access/config.h"
#include "db/database.h"

namespace simulation {

/// `王示例0417`: plainly made up, one for each number.
std::string made_up_name(std::size_t number);

/// The people who act: whoever holds a post, or, where nobody does, a made-up colleague who is
/// hired for it and cannot sign in.
class Cast {
  public:
    /// Both must outlive this.
    Cast(db::Database& database, const base::Vault& vault) : database_(database), vault_(vault) {}

    /// Who holds `role` at the unit; `which` tells several apart (0: the oldest post). Hires as
    /// many as it takes. The unit must be there.
    const access::Actor& at(access::UnitId unit, access::Role role, int which = 0);

    std::int64_t hired() const { return hired_; }

  private:
    using Seat = std::tuple<access::UnitId, access::Role, int>;

    std::shared_ptr<const access::Actor> find(const Seat& seat) const;
    void hire(access::UnitId unit, access::Role role);

    db::Database& database_;
    const base::Vault& vault_;
    std::map<Seat, std::shared_ptr<const access::Actor>> seats_;
    std::int64_t hired_ = 0;
};

}  // namespace simulation
