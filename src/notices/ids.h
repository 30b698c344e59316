#pragma once

#include "access/ids.h"
#include "base/id.h"

namespace notices {

using TemplateId = base::Id<struct MessageTemplateTag>;
using NoticeId = base::Id<struct NoticeTag>;
using WebhookId = base::Id<struct WebhookTag>;
using access::PersonId;
using access::RegionId;
using access::UnitId;

/// Rows of `matters`, which this room only reads.
using MatterId = base::Id<struct MatterTag>;

}  // namespace notices
