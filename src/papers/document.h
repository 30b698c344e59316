#pragma once

#include <string>
#include <vector>

#include "matters/reporter.h"

/// Papers 文书: what people are handed or sent in writing, and lists as spreadsheets.
namespace papers {

/// One line of the table at the head of a paper.
struct Fact {
    std::string name, value;
};

/// A part of its text.
struct Section {
    std::string heading, text;
};

/// A paper as it reads, without a thought for how it looks. Every text is in one language.
struct Document {
    matters::Tongue language = matters::Tongue::zh;
    std::string office;  ///< Who writes: the centre.
    std::string title;
    std::string number;  ///< Of the paper; empty: it has none of its own.
    std::vector<Fact> facts;
    std::vector<Section> sections;
    std::string signed_by;
    std::string day;    ///< As people say it.
    std::string check;  ///< How anybody can see that the paper is genuine.
    std::string link;   ///< Drawn as a QR code; empty: none.
};

}  // namespace papers
