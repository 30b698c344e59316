#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "http/forms.h"

namespace open311 {

/// What a client sent, in the form and in the query together. A parameter that is empty counts as
/// one that was not sent (GeoReport v2, Optional Arguments); names that nobody knows are passed
/// over.
class Parameters {
  public:
    /// Refuses what is no form, see http/forms.h. The request must outlive the parameters: the
    /// files lie in its body.
    static base::Result<Parameters> read(const http::Request& request);

    /// The first value, the form's before the query's, without outer white space; empty when there
    /// is none.
    std::string get(std::string_view name) const;
    /// All values: what was sent several times, and what commas separate.
    std::vector<std::string> list(std::string_view name) const;
    /// What `attribute[code]=value` and `attribute[code][]=value` say, by code.
    std::map<std::string, std::vector<std::string>> attributes() const;
    const std::vector<http::FormFile>& files() const { return form_.files; }

  private:
    http::Form form_;
};

/// `a, b,,c` → a, b, c.
std::vector<std::string> split_list(std::string_view text);

/// Without outer white space.
std::string_view trim(std::string_view text);

}  // namespace open311
