#pragma once

#include <string>

#include "papers/document.h"

namespace papers {

/// The document on as many A4 pages as it takes, as PDF 1.5 with its fonts embedded (subsets of
/// Noto Serif CJK SC). The same document gives the same pages. Slow (some 50 ms): on workers only.
/// Throws std::runtime_error when the drawing library fails.
std::string draw_pdf(const Document& document);

}  // namespace papers
