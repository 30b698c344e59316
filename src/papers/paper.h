#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "files/ids.h"
#include "matters/matter.h"
#include "matters/reporter.h"

namespace papers {

using PaperId = base::Id<struct PaperTag>;

/// What is told in writing: the receipt of registering (信访工作条例 22), whether a matter is
/// accepted (23), referred (31) or not, what was decided (32), and that it is closed.
BOOST_DEFINE_ENUM_CLASS(Kind, receipt, acceptance, non_acceptance, referral, reply, closing)

/// A paper that was issued. It never changes: what is told anew is a paper of its own.
struct Paper {
    PaperId paper_id;
    Kind kind{};
    std::string number;  ///< `瓜州受〔2026〕12号`: by county, kind and year.
    matters::Tongue language{};
    std::int64_t seq = 0;                              ///< Of the journal's entry that it tells of.
    std::optional<files::AttachmentId> attachment_id;  ///< Its PDF; none while it is being made.
    access::PersonId made_by;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Paper, (),
                      (paper_id, kind, number, language, seq, attachment_id, made_by, made_at))

}  // namespace papers
