#pragma once

#include "access/ids.h"
#include "base/id.h"
#include "matters/matter.h"

namespace notices {

using TemplateId = base::Id<struct MessageTemplateTag>;
using NoticeId = base::Id<struct NoticeTag>;
using WebhookId = base::Id<struct WebhookTag>;
using access::PersonId;
using access::RegionId;
using access::UnitId;
using matters::MatterId;

}  // namespace notices
