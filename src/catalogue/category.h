#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "catalogue/limit.h"

namespace catalogue {

/// Where a matter is handled by default; climbing is a matter's own business (domain 3.4).
/// `external`: a body set by law outside the platform, or an emergency line.
BOOST_DEFINE_ENUM_CLASS(Level, grid, village, town, county, city, external)

/// p1 danger to life, seen within minutes; p2 harm if left over a day; p3 ordinary; p4 planned.
BOOST_DEFINE_ENUM_CLASS(Priority, p1, p2, p3, p4)

/// What kind of procedure a matter of this category goes through. `refer` and `emergency` leave
/// the platform, which keeps a receipt and follows up the resident.
BOOST_DEFINE_ENUM_CLASS(Route, mediation, order, service, consult, petition, refer, emergency)

/// Care that a category asks for, whoever handles it.
BOOST_DEFINE_ENUM_CLASS(Flag, sensitive_pi, confidential_reporter, both_parties_consent,
                        mandatory_report_duty, human_classification)

/// Who put the leaf into its limit class: a published source, or this project's proposal, which
/// a local office must confirm.
BOOST_DEFINE_ENUM_CLASS(Evidence, source, proposal)

/// A department or body, by the two-letter code that units carry too.
struct Department {
    std::string code;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Department, (), (code, zh, en))

/// A named service limit; every number has a basis.
struct LimitClass {
    std::string code;
    Limit limit;
    int planning_days = 0;  ///< Working days, for planning only.
    std::string zh;
    std::string en;
    std::string basis;       ///< Where the number comes from.
    bool statutory = false;  ///< Set by law: nobody may be laxer.
};
BOOST_DESCRIBE_STRUCT(LimitClass, (), (code, limit, planning_days, zh, en, basis, statutory))

/// A group (2 digits) or a class (4 digits).
struct Heading {
    std::string code;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Heading, (), (code, zh, en))

/// Another classification that ours is compared with, such as GB/T 30428.
struct Scheme {
    std::string code;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Scheme, (), (code, zh, en))

/// One row of the crosswalk; many to many.
struct Crossing {
    std::string scheme;
    std::string scheme_code;
    std::string scheme_name;
    std::string our_code;

    friend auto operator<=>(const Crossing&, const Crossing&) = default;
};
BOOST_DESCRIBE_STRUCT(Crossing, (), (scheme, scheme_code, scheme_name, our_code))

/// A leaf of the catalogue: what a matter is filed under. Its code is group, class and leaf, two
/// digits each; 99 is "other"; a retired code is never used again.
struct Category {
    std::string code;
    std::string zh;
    std::string en;
    std::string department;
    std::vector<std::string> support;
    Level level = Level::county;
    std::string limit_class;
    bool statutory = false;  ///< The limit is the law's for this leaf.
    Priority priority = Priority::p3;
    Route route = Route::order;
    std::vector<Flag> flags;
    Evidence evidence = Evidence::proposal;
    std::string standard;  ///< `scheme:code name,code name;scheme:…`, as the crosswalk reads it.
    std::string note;

    std::string group() const { return code.substr(0, 2); }
    std::string class_code() const { return code.substr(0, 4); }
    bool has(Flag flag) const;

    friend bool operator==(const Category&, const Category&) = default;
};
BOOST_DESCRIBE_STRUCT(Category, (),
                      (code, zh, en, department, support, level, limit_class, statutory, priority,
                       route, flags, evidence, standard, note))

/// One whole edition of a catalogue, in the order of its codes.
struct Catalogue {
    std::string scheme;
    std::string label;   ///< The edition's own name: `0.1`.
    std::string status;  ///< What its makers say of it.
    std::vector<Department> departments;
    std::vector<LimitClass> limits;
    std::vector<Scheme> schemes;
    std::vector<Heading> headings;
    std::vector<Category> leaves;

    /// Null when there is no such code.
    const Category* find(std::string_view code) const;
    const Department* find_department(std::string_view code) const;
    const LimitClass* find_limit(std::string_view code) const;
    const Heading* find_heading(std::string_view code) const;
};

/// The scheme that matters are filed under.
inline constexpr std::string_view matter_scheme = "matter-catalogue";

/// The crosswalk rows that a leaf's `standard` names, or the reason why it cannot be read (empty
/// reason: fine).
std::vector<Crossing> crossings_of(const Category& leaf, std::string* problem = nullptr);

/// A number for the whole content: equal content, equal digest. Order of rows does not matter.
std::string digest_of(const Catalogue& catalogue);

/// `GA,JD` and back.
std::string join(const std::vector<std::string>& codes);
std::vector<std::string> split(std::string_view text, char separator = ',');
std::string join(const std::vector<Flag>& flags);
std::vector<Flag> flags_of(std::string_view text);

}  // namespace catalogue
