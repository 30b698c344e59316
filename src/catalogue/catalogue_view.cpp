#include "catalogue/catalogue_view.h"

namespace catalogue {

namespace {

ClassView class_view(const Catalogue& catalogue, const Heading& heading) {
    ClassView view{heading.code, heading.zh, heading.en, {}};
    for (const Category& leaf : catalogue.leaves)
        if (leaf.class_code() == heading.code) view.leaves.push_back(leaf);
    return view;
}

GroupView group_view(const Catalogue& catalogue, const Heading& heading) {
    GroupView view{heading.code, heading.zh, heading.en, {}};
    for (const Heading& each : catalogue.headings)
        if (each.code.size() == 4 && each.code.starts_with(heading.code))
            view.classes.push_back(class_view(catalogue, each));
    return view;
}

}  // namespace

CatalogueView view(const Edition& edition) {
    const Catalogue& catalogue = *edition.catalogue;
    CatalogueView view{
        edition.version, catalogue.departments, catalogue.limits, catalogue.schemes, {}};
    for (const Heading& heading : catalogue.headings)
        if (heading.code.size() == 2) view.groups.push_back(group_view(catalogue, heading));
    return view;
}

}  // namespace catalogue
