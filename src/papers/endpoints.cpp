#include "papers/endpoints.h"

namespace papers {

http::Endpoints endpoints(const matters::Config& config, const http::Endpoints& lists) {
    return {issue_paper(config), list_papers(), print_receipt(config), export_list(lists)};
}

}  // namespace papers
