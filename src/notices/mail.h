#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "notices/settings.h"
#include "notices/template.h"

/// An e-mail as it goes over the wire. Pure.
namespace notices {

struct Mail {
    std::string to;
    Words words;
    std::string id;  ///< The same for every try, so that a second copy can be told.
    base::Instant at;
};

/// RFC 5322 with CRLF: plain text in UTF-8 by base64, names and subject as encoded words
/// (RFC 2047), marked as sent by a machine (RFC 3834).
std::string mail_text(const MailSettings& settings, const Mail& mail);

/// A header's value as encoded words of at most 75 characters, folded; ASCII stays as it is unless
/// `always`.
std::string encoded_words(std::string_view text, bool always = false);

}  // namespace notices
