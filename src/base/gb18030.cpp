#include "base/gb18030.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/expects.h"

namespace base {

std::optional<std::string> from_gb18030(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open("GB18030", &status), &ucnv_close);
    expects(U_SUCCESS(status), "ICU knows GB18030");
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    std::string out;
    std::array<UChar, 8192> block;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    do {
        status = U_ZERO_ERROR;
        UChar* to = block.data();
        ucnv_toUnicode(converter.get(), &to, block.data() + block.size(), &from, end, nullptr, true,
                       &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return {};
        icu::UnicodeString(false, block.data(), static_cast<std::int32_t>(to - block.data()))
            .toUTF8String(out);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return out;
}

}  // namespace base
