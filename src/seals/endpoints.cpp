#include "seals/endpoints.h"

namespace seals {

http::Endpoints endpoints(const matters::Config& config) {
    return {list_seals(), get_seal(), list_seal_keys(), check_proof(), get_proof(config)};
}

}  // namespace seals
