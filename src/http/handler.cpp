#include "http/handler.h"

#include "http/percent.h"

namespace http::detail {

Response Answer<File>::make(const File& out) {
    Response response{.status = status, .content_type = out.content_type, .body = out.body};
    response.set("Content-Disposition", "attachment; filename*=UTF-8''" + percent_encode(out.name));
    return response;
}

}  // namespace http::detail
