#include "matters/record_delivery.h"

#include "base/expects.h"
#include "matters/work.h"

namespace matters {

void record_delivery(db::Write& write, MatterId matter_id, const Delivery& delivery) {
    auto work = Work::begin(write, Act::record_delivery, matter_id);
    if (!work) return;
    work->facts = {{"notice_id", std::to_string(delivery.notice_id)},
                   {"message", delivery.message},
                   {"means", delivery.means},
                   {"outcome", delivery.outcome}};
    base::expects(work->finish().has_value(), "what this transaction has read is not stale");
}

}  // namespace matters
