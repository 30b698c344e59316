#include "regions/divisions_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "regions/region.h"

namespace regions {

namespace {

constexpr std::string_view heading = "code\tlevel\tname\tparent";
constexpr std::string_view class_heading = "\turban_rural";
constexpr std::size_t longest_name = 100;

class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::expected<std::vector<Division>, std::vector<base::FileProblem>> read() {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
        if (!read_heading()) return std::unexpected(std::move(problems_));
        rows_.reserve(static_cast<std::size_t>(std::ranges::count(rest_, '\n')) + 1);
        while (!rest_.empty() && !is_full()) read_line(next_line());
        if (rows_.empty() && problems_.empty())
            problem(0, "", "文件里没有任何区划", "the file holds no division");
        if (problems_.empty()) check_tree();
        if (!problems_.empty()) return std::unexpected(std::move(problems_));
        return std::move(rows_);
    }

  private:
    bool is_full() const { return problems_.size() >= most_problems; }

    void problem(std::size_t line, std::string field, std::string zh, std::string en) {
        if (!is_full())
            problems_.push_back(
                {static_cast<std::int64_t>(line), std::move(field), std::move(zh), std::move(en)});
    }

    std::string_view next_line() {
        const auto end = rest_.find('\n');
        auto line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        ++line_;
        return line;
    }

    bool read_heading() {
        auto line = next_line();
        if (line == heading) return true;
        if (line.starts_with(heading) && line.substr(heading.size()) == class_heading) {
            fields_ = 5;
            return true;
        }
        problem(1, "heading",
                "第一行应为 code、level、name、parent（可加 urban_rural），以制表符分隔",
                "the first line must be code, level, name, parent (and optionally urban_rural), "
                "separated by tabs");
        return false;
    }

    void read_line(std::string_view line) {
        std::array<std::string_view, 5> fields;
        std::size_t count = 1;
        for (std::size_t start = 0; count <= fields.size(); ++count) {
            const auto tab = line.find('\t', start);
            fields[count - 1] = line.substr(start, tab - start);
            if (tab == std::string_view::npos) break;
            start = tab + 1;
        }
        if (count != fields_) {
            problem(line_, "line", fmt::format("应有 {} 个字段，实有 {} 个", fields_, count),
                    fmt::format("expected {} fields, found {}", fields_, count));
            return;
        }
        read_fields(fields);
    }

    void read_fields(const std::array<std::string_view, 5>& fields) {
        const auto told = problems_.size();
        Division row{.name = fields[2], .line = line_};
        read_level(fields[1], row);
        read_code(fields[0], "code", row.key.level, row.key.code);
        read_name(fields[2]);
        read_parent(fields[3], row);
        if (fields_ == 5) read_class(fields[4], row);
        if (problems_.size() == told) rows_.push_back(row);
    }

    void read_level(std::string_view text, Division& row) {
        if (text.size() == 1 && text[0] >= '1' && text[0] <= '5')
            row.key.level = text[0] - '0';
        else
            problem(line_, "level", fmt::format("应为 1 至 5，实为“{}”", text),
                    fmt::format("expected 1 to 5, found '{}'", text));
    }

    /// Twelve digits, of which those below the level are zeros.
    void read_code(std::string_view text, std::string_view field, int level, std::int64_t& out) {
        const auto end = text.data() + text.size();
        const auto parsed = std::from_chars(text.data(), end, out);
        if (text.size() != code_digits || parsed.ec != std::errc{} || parsed.ptr != end ||
            text[0] < '1') {
            problem(line_, std::string(field), fmt::format("应为 12 位数字，实为“{}”", text),
                    fmt::format("expected twelve digits, found '{}'", text));
            return;
        }
        if (level == 0) return;
        const auto tail = text.substr(significant_digits(level));
        if (tail.find_first_not_of('0') != std::string_view::npos)
            problem(line_, std::string(field),
                    fmt::format("第 {} 级代码末 {} 位应为 0，实为“{}”", level, tail.size(), text),
                    fmt::format("a code of level {} ends in {} zeros, found '{}'", level,
                                tail.size(), text));
    }

    void read_name(std::string_view text) {
        const bool clean = base::is_utf8(text) && std::ranges::none_of(text, [](char c) {
                               return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                           });
        if (!clean || text.empty() || base::length(text) > longest_name)
            problem(line_, "name",
                    fmt::format("应为 1 至 {} 个字、UTF-8 编码、不含控制字符", longest_name),
                    fmt::format("expected 1 to {} characters of UTF-8 without control characters",
                                longest_name));
    }

    void read_parent(std::string_view text, Division& row) {
        if (row.key.level <= 1) {
            if (row.key.level == 1 && !text.empty())
                problem(
                    line_, "parent", fmt::format("省级没有上级，应为空，实为“{}”", text),
                    fmt::format("a province has no parent; expected nothing, found '{}'", text));
            return;
        }
        row.parent.level = row.key.level - 1;
        const auto told = problems_.size();
        read_code(text, "parent", row.parent.level, row.parent.code);
        if (problems_.size() != told || row.key.code == 0) return;
        const auto digits = significant_digits(row.parent.level);
        if (code_text(row.key.code).substr(0, digits) != text.substr(0, digits))
            problem(
                line_, "parent", fmt::format("应与本级代码前 {} 位相同，实为“{}”", digits, text),
                fmt::format("expected the first {} digits of the code, found '{}'", digits, text));
    }

    void read_class(std::string_view text, Division& row) {
        if (text.empty()) return;
        if (!is_urban_rural(text)) {
            problem(line_, "urban_rural",
                    fmt::format("应为 111、112、121、122、123、210、220 之一或空，实为“{}”", text),
                    fmt::format("expected 111, 112, 121, 122, 123, 210, 220 or nothing, found '{}'",
                                text));
            return;
        }
        std::from_chars(text.data(), text.data() + text.size(), row.urban_rural);
    }

    void check_tree() {
        std::ranges::sort(rows_, {},
                          [](const Division& row) { return std::pair(row.key, row.line); });
        for (std::size_t i = 0; i < rows_.size() && !is_full(); ++i) {
            const auto& row = rows_[i];
            if (i > 0 && rows_[i - 1].key == row.key)
                problem(row.line, "code",
                        fmt::format("第 {} 级代码 {} 在第 {} 行已出现", row.key.level,
                                    code_text(row.key.code), rows_[i - 1].line),
                        fmt::format("code {} of level {} stands in line {} already",
                                    code_text(row.key.code), row.key.level, rows_[i - 1].line));
            if (row.parent.level > 0 && !has(row.parent))
                problem(row.line, "parent",
                        fmt::format("文件里没有第 {} 级的 {}", row.parent.level,
                                    code_text(row.parent.code)),
                        fmt::format("the file has no {} at level {}", code_text(row.parent.code),
                                    row.parent.level));
        }
        std::ranges::stable_sort(problems_, {}, &base::FileProblem::line);
    }

    bool has(const CodeKey& key) const {
        const auto at = std::ranges::lower_bound(rows_, key, {}, &Division::key);
        return at != rows_.end() && at->key == key;
    }

    std::string_view rest_;
    std::size_t line_ = 0;
    std::size_t fields_ = 4;
    std::vector<Division> rows_;
    std::vector<base::FileProblem> problems_;
};

}  // namespace

std::expected<std::vector<Division>, std::vector<base::FileProblem>> read_divisions(
    std::string_view text) {
    return Reader(text).read();
}

std::string code_text(std::int64_t code) {
    return fmt::format("{:012}", code);
}

}  // namespace regions
