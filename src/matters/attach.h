#pragma once

#include <span>
#include <vector>

#include "files/attachment.h"
#include "matters/config.h"
#include "matters/work.h"

namespace matters {

files::Owner owner_of(MatterId matter_id);

/// Gives uploaded files to the matter within the act under way; its entry names them. Refuses as
/// files::attach does.
base::Result<void> attach_files(Work& work, const Config& config,
                                std::span<const files::AttachmentProof> proofs);

/// The same where attaching is all that is done: at least one.
base::Result<void> attach_some(Work& work, const Config& config,
                               std::span<const files::AttachmentProof> proofs);

/// Empty where nothing can be attached.
std::vector<files::AttachmentView> attachments_of(db::Read& read, const Config& config,
                                                  MatterId matter_id);

}  // namespace matters
