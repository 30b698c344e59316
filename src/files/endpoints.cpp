#include "files/endpoints.h"

namespace files {

http::Endpoints endpoints(const Shared& files) {
    http::Endpoints out;
    for (auto* const declare : {&create_upload, &get_upload, &put_upload_chunk, &patch_upload_chunk,
                                &complete_upload, &delete_upload})
        out.push_back(declare(files));
    return out;
}

}  // namespace files
