#include "exchange/record_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/gb18030.h"
#include "base/text.h"
#include "base/xz.h"
#include "exchange/csv.h"

namespace exchange {

namespace {

namespace json = boost::json;
using base::FileProblem;
using Next = std::optional<std::expected<Record, FileProblem>>;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int records_looked_at = 200;

struct Words {
    std::string_view zh;
    std::string_view en;
};

Words words_of(CsvReader::Fault fault) {
    switch (fault) {
        case CsvReader::Fault::stray_quote:
            return {"引号位置不对：含引号的内容须整格加引号，格内引号写两次",
                    "a quotation mark stands where none may: put the whole cell in quotation "
                    "marks and double those inside"};
        case CsvReader::Fault::open_quote:
            return {"引号没有闭合", "a quotation mark is never closed"};
        default:
            return {"这一行太长", "this record is too long"};
    }
}

FileProblem fault_of(const CsvReader::Row& row) {
    const Words words = words_of(row.fault);
    return {row.line, "", std::string(words.zh), std::string(words.en)};
}

class CsvRecords : public RecordReader {
  public:
    explicit CsvRecords(const std::string& text) : reader_(text) {
        size_ = text.size();
        const auto head = reader_.next();
        if (!head || head->fault != CsvReader::Fault::none) return;
        for (const std::string& name : head->cells) columns_.push_back(base::nfc(name));
    }

    Next next() override {
        auto row = reader_.next();
        if (!row) return {};
        if (row->fault != CsvReader::Fault::none) return std::unexpected(fault_of(*row));
        if (row->cells.size() != columns_.size())
            return std::unexpected(
                FileProblem{row->line, "",
                            fmt::format("有{}格，表头有{}格", row->cells.size(), columns_.size()),
                            fmt::format("has {} cells where the first line has {}",
                                        row->cells.size(), columns_.size())});
        Record record{.line = row->line};
        for (const std::string& cell : row->cells) record.cells.push_back(base::nfc(cell));
        return record;
    }
    std::size_t position() const override { return reader_.position(); }

  private:
    CsvReader reader_;
};

std::string text_of(const json::value& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return base::nfc(std::string_view(value.get_string()));
    return json::serialize(value);
}

class JsonRecords : public RecordReader {
  public:
    explicit JsonRecords(const std::string& text) : text_(text) {
        size_ = text.size();
        for (int i = 0; i < records_looked_at; ++i) {
            const auto object = next_object();
            if (!object) break;
            if (!*object) continue;
            for (const auto& member : **object) {
                const std::string name = base::nfc(std::string_view(member.key()));
                if (columns_.size() < most_cells && std::ranges::count(columns_, name) == 0)
                    columns_.push_back(name);
            }
        }
        at_ = 0;
        line_ = 0;
    }

    Next next() override {
        const auto object = next_object();
        if (!object) return {};
        if (!*object) return std::unexpected(object->error());
        Record record{.line = line_};
        for (const std::string& name : columns_) {
            const auto* value = (*object)->if_contains(name);
            record.cells.push_back(value ? text_of(*value) : "");
        }
        return record;
    }
    std::size_t position() const override { return at_; }

  private:
    using Object = std::expected<json::object, FileProblem>;

    std::optional<Object> next_object() {
        while (at_ < text_.size()) {
            const auto end = std::min(text_.find('\n', at_), text_.size());
            std::string_view line(text_.data() + at_, end - at_);
            at_ = end + 1;
            ++line_;
            if (line.find_first_not_of(" \t\r") != std::string_view::npos) return parse(line);
        }
        return {};
    }

    Object parse(std::string_view line) const {
        const auto wrong = [this](std::string zh, std::string en) {
            return std::unexpected(FileProblem{line_, "", std::move(zh), std::move(en)});
        };
        if (line.size() > longest_record) return wrong("这一行太长", "this record is too long");
        boost::system::error_code error;
        auto value = json::parse(line, error);
        if (error) return wrong("不是JSON:" + error.message(), "is no JSON: " + error.message());
        if (!value.is_object()) return wrong("不是JSON对象", "is no JSON object");
        return std::move(value.get_object());
    }

    const std::string& text_;
    std::size_t at_ = 0;
    std::int64_t line_ = 0;
};

FileProblem whole(std::string zh, std::string en) {
    return {0, "", std::move(zh), std::move(en)};
}

std::expected<std::string, FileProblem> unpack(std::string bytes) {
    if (!base::is_xz(bytes)) return bytes;
    auto unpacked = base::unpack_xz(bytes, largest_file);
    if (unpacked) return std::move(*unpacked);
    if (unpacked.error().kind == base::XzFault::Kind::too_large)
        return std::unexpected(whole("解压后太大", "is too large when unpacked"));
    return std::unexpected(whole(".xz文件不完整或已损坏", "the .xz file is damaged or cut short"));
}

}  // namespace

std::optional<Format> format_of(const std::filesystem::path& file) {
    auto name = file.filename().string();
    if (name.ends_with(".xz")) name.resize(name.size() - 3);
    if (name.ends_with(".csv")) return Format::csv;
    if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return Format::jsonl;
    return {};
}

std::expected<std::string, FileProblem> read_text(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) return std::unexpected(whole("无法读取", "cannot be read"));
    if (size > largest_file) return std::unexpected(whole("文件太大", "is too large"));
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    auto text = unpack(std::move(bytes));
    if (!text) return text;
    if (text->starts_with(byte_order_mark)) text->erase(0, byte_order_mark.size());
    if (base::is_utf8(*text)) return text;
    if (auto other = base::from_gb18030(*text); other && base::is_utf8(*other))
        return std::move(*other);
    return std::unexpected(
        whole("既不是UTF-8也不是GB18030文本", "is text in neither UTF-8 nor GB18030"));
}

std::expected<std::unique_ptr<RecordReader>, FileProblem> read_records(Format format,
                                                                       const std::string& text) {
    std::unique_ptr<RecordReader> reader;
    if (format == Format::csv)
        reader = std::make_unique<CsvRecords>(text);
    else
        reader = std::make_unique<JsonRecords>(text);
    if (reader->columns().empty())
        return std::unexpected(whole("没有表头或记录", "has no column names and no records"));
    return reader;
}

}  // namespace exchange
