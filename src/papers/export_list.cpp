#include "access/access_log.h"
#include "http/problem.h"
#include "http/router.h"
#include "papers/endpoints.h"
#include "papers/sheet.h"

namespace papers {

namespace {

namespace json = boost::json;

constexpr std::size_t most_rows = 20'000;

constexpr base::RefusalKind not_a_list{"not_a_list", base::Because::invalid,
                                       "这个地址不是可以导出的列表。",
                                       "There is no list at this address that can be exported."};

struct ColumnInput {
    http::Text<1, 60> field;
    http::Text<1, 60> title;
    std::optional<json::object> words;
};
BOOST_DESCRIBE_STRUCT(ColumnInput, (), (field, title, words))

struct ExportList {
    http::Text<2, 200> list;  ///< Path of a list of this API, as the page shows it.
    http::Text<0, 1000> query;
    http::Text<1, 60> title;
    http::List<ColumnInput, 40> columns;
};
BOOST_DESCRIBE_STRUCT(ExportList, (), (list, query, title, columns))

/// Endpoints that give pages of items on a reader: all that can be walked to its end.
bool is_list(const http::Endpoint& endpoint) {
    if (endpoint.method != http::Method::get || endpoint.handle.runs_on != http::RunsOn::read ||
        !endpoint.handle.output)
        return false;
    const auto schema = endpoint.handle.output();
    const auto* members = schema.if_contains("properties");
    return members && members->as_object().contains("items");
}

/// The largest page that the list gives; none when it takes no limit.
std::optional<std::int64_t> largest_page(const http::Endpoint& list) {
    const auto schema = list.handle.input();
    const auto* members = schema.if_contains("properties");
    const auto* limit = members ? members->as_object().if_contains("limit") : nullptr;
    const auto* most = limit ? limit->as_object().if_contains("maximum") : nullptr;
    return most ? std::optional(most->to_number<std::int64_t>()) : std::nullopt;
}

/// The lists of the house, and how one of them is walked as a caller.
class Lists {
  public:
    explicit Lists(const http::Endpoints& all) {
        for (const auto& endpoint : all)
            if (is_list(endpoint)) lists_.push_back(endpoint);
        router_ = std::make_unique<http::Router>(lists_);
    }
    Lists(const Lists&) = delete;

    struct Rows {
        json::array items;
        bool cut = false;
    };

    base::Result<Rows> walk(db::Read& read, const access::Actor& actor, const std::string& path,
                            const std::string& query) const {
        auto route = router_->find(http::Method::get, path);
        if (!route.endpoint) return base::refuse(not_a_list);
        const http::Endpoint& list = *route.endpoint;
        if (list.needs != http::anyone && list.needs != http::signed_in && !actor.may(list.needs))
            return base::refuse(base::forbidden);
        auto pairs = http::parse_query(query);
        if (!pairs) return base::refuse(http::malformed);
        std::erase_if(*pairs, [](const auto& pair) {
            return pair.first == "cursor" || pair.first == "limit";
        });
        if (const auto most = largest_page(list))
            pairs->emplace_back("limit", std::to_string(*most));
        return pages(read, actor, list, std::move(route.parameters), std::move(*pairs));
    }

  private:
    static base::Result<Rows> pages(db::Read& read, const access::Actor& actor,
                                    const http::Endpoint& list, http::Pairs path,
                                    http::Pairs query) {
        Rows rows;
        std::string cursor;
        do {
            http::Input input{.path = path, .query = query, .fields_in_query = true};
            if (!cursor.empty()) input.query.emplace_back("cursor", cursor);
            const auto in = list.handle.read(input);
            if (!in) return std::unexpected(in.error());
            const auto answer = list.handle.run(&read, &actor, in->get());
            if (!answer) return std::unexpected(answer.error());
            auto page = json::parse(answer->body).as_object();
            for (auto& item : page.at("items").as_array()) {
                if (rows.items.size() == most_rows) {
                    rows.cut = true;
                    return rows;
                }
                rows.items.push_back(std::move(item));
            }
            const auto* next = page.if_contains("next");
            cursor = next && next->is_string() ? std::string(next->as_string()) : "";
        } while (!cursor.empty());
        return rows;
    }

    http::Endpoints lists_;
    std::unique_ptr<http::Router> router_;
};

std::vector<Column> columns_of(const ExportList& in) {
    std::vector<Column> out;
    for (const auto& one : in.columns.value)
        out.push_back({one.field.value, one.title.value, one.words.value_or(json::object{})});
    return out;
}

/// Who took which list out of the house, before it leaves.
void note(db::Write& write, const access::Actor& actor, const ExportList& in) {
    std::string fields = in.list.value;
    for (const auto& column : in.columns.value) fields += " " + column.field.value;
    access::keep(write, actor,
                 {.action = access::Action::export_list,
                  .subject = {.kind = "list", .region_path = actor.region_path},
                  .fields = std::move(fields),
                  .purpose = access::Purpose::handling});
}

base::Result<http::Response> run(const Lists& lists, http::Call& call, const access::Actor& actor,
                                 const ExportList& in) {
    if (in.columns.value.empty())
        return base::refuse_field("columns", "required", "请至少选择一列。",
                                  "Name at least one column.");
    const auto rows = call.database.read(
        [&](db::Read& read) { return lists.walk(read, actor, in.list.value, in.query.value); });
    if (!rows) return std::unexpected(rows.error());
    call.database.write([&](db::Write& write) { note(write, actor, in); });
    http::Response out{
        .content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        .body = draw_sheet(in.title.value, columns_of(in), rows->items, rows->cut)};
    out.set("Content-Disposition", "attachment; filename=\"list.xlsx\"");
    return out;
}

}  // namespace

http::Endpoint export_list(const http::Endpoints& all) {
    const auto lists = std::make_shared<const Lists>(all);
    return {
        .method = http::Method::post,
        .path = "/api/v1/spreadsheets",
        .summary =
            "A list of this API as a spreadsheet, with the columns as they are seen; "
            "within what the caller may read, and logged",
        .summary_zh = "把所见列表导出为电子表格（在本人可读范围内，留痕）",
        .tag = "papers",
        .needs = http::signed_in,
        .reach = http::Reach::own,
        .refusals = {&not_a_list, &base::forbidden, &http::malformed},
        .example = {{"list", "/api/v1/roles"},
                    {"query", ""},
                    {"title", "角色"},
                    {"columns", {{{"field", "role"}, {"title", "角色"}}}}},
        .handle =
            http::handler([lists](http::Call& call, const access::Actor& actor,
                                  const ExportList& in) { return run(*lists, call, actor, in); }),
        .gives = {.types = {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
}

}  // namespace papers
