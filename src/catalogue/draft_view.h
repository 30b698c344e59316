#pragma once

#include "access/actor.h"
#include "catalogue/differences.h"
#include "catalogue/draft_store.h"

namespace catalogue {

/// One thing that keeps a draft from being published.
struct DraftProblem {
    std::string field;
    std::string code;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(DraftProblem, (), (field, code, zh, en))

/// A draft with what it would change: the preview before publishing.
struct DraftView {
    Draft draft;
    bool base_is_current = true;  ///< False: another edition came out meanwhile.
    std::vector<Difference> differences;
    std::vector<DraftProblem> problems;
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (draft, base_is_current, differences, problems))

base::Result<DraftView> view(db::Read& read, const Draft& draft);

}  // namespace catalogue
