// What both kinds of text index do with changes and queries before they ask their database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/text_index.h"

namespace db::detail {

/// What is known of a document: its text as `base::search_form` has it, and its marks, sorted, a
/// space between them.
struct TextDocument {
    std::int64_t id = 0;
    std::string form;
    std::string marks;

    /// All its terms, a space between them.
    std::string terms() const;
};
BOOST_DESCRIBE_STRUCT(TextDocument, (), (id, form, marks))

/// A TextChange in the form of a TextDocument.
struct PreparedChange {
    TextDocument document;
    bool is_removed = false;
    bool has_text = false;
};

/// One change for each document, by id (both indexes are quickest in that order): the last one,
/// with the text of the last that gave any.
std::vector<PreparedChange> prepare(std::vector<TextChange> changes);

std::vector<std::string> split(std::string_view terms);
std::string join(const std::vector<std::string>& terms);

/// How the parts of a query are written for one kind of index.
struct QuerySyntax {
    std::string_view open, close, all, any;
};
/// The whole query as a text; empty when it names no term. Terms are checked.
std::string query_text(const TextQuery& query, const QuerySyntax& syntax);

/// True when the document has the marks that the query names.
bool has_marks(const TextDocument& document, const TextQuery& query);

}  // namespace db::detail
