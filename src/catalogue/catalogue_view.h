#pragma once

#include "catalogue/catalogue_store.h"

namespace catalogue {

struct ClassView {
    std::string code;
    std::string zh;
    std::string en;
    std::vector<Category> leaves;
};
BOOST_DESCRIBE_STRUCT(ClassView, (), (code, zh, en, leaves))

struct GroupView {
    std::string code;
    std::string zh;
    std::string en;
    std::vector<ClassView> classes;
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (code, zh, en, classes))

/// An edition as a tree: what a front end needs to show and to file under it.
struct CatalogueView {
    Version version;
    std::vector<Department> departments;
    std::vector<LimitClass> limits;
    std::vector<Scheme> schemes;
    std::vector<GroupView> groups;
};
BOOST_DESCRIBE_STRUCT(CatalogueView, (), (version, departments, limits, schemes, groups))

CatalogueView view(const Edition& edition);

}  // namespace catalogue
