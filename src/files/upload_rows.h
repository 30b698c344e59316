#pragma once

#include "files/rows.h"
#include "files/upload.h"

/// Steps that the use cases of an upload share. Internal to files.
namespace files {

UploadView view_of(const UploadRow& row);

/// The sender's own upload; refuses (not_found) any other.
base::Result<UploadRow> find_row(db::Database& database, const Sender& sender, UploadId upload);

/// An upload that nobody else changes while this lives.
struct Holding {
    UploadRow row;
    Incoming::Held held;
};
base::Result<Holding> hold_upload(const Files& files, db::Database& database, const Sender& sender,
                                  UploadId upload);

/// False when somebody else was faster.
bool set_received(db::Database& database, const UploadRow& row, std::int64_t received);

/// Row first, then file: a kill in between leaves a file that the sweep finds.
void give_up(const Files& files, db::Database& database, const UploadRow& row);

}  // namespace files
