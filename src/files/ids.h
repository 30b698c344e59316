#pragma once

#include "base/id.h"

namespace files {

using UploadId = base::Id<struct UploadTag>;
using AttachmentId = base::Id<struct AttachmentTag>;

}  // namespace files
