#include "notices/template_store.h"

#include <charconv>

#include "base/expects.h"
#include "notices/queries.h"
#include "notices/template_file.h"

namespace notices {

namespace {

struct InForce {
    TemplateId template_id;
    std::int64_t region_id = 0;
};
BOOST_DESCRIBE_STRUCT(InForce, (), (template_id, region_id))

struct ShippedRow {
    std::string message;
    Language language{};
    std::string subject;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(ShippedRow, (), (message, language, subject, body))

}  // namespace

int publish_shipped(db::Write& write, std::string_view yaml) {
    const auto file = read_templates(yaml);
    base::expects(file.has_value(), "the built-in templates are a right file");
    std::map<std::pair<std::string, Language>, Words> standing;
    for (ShippedRow& row : write.all<ShippedRow>(sql::shipped_templates))
        standing[{row.message, row.language}] = {std::move(row.subject), std::move(row.body)};
    int made = 0;
    for (const ShippedText& text : *file) {
        const auto found = standing.find({text.message, text.language});
        if (found != standing.end() && found->second == text.words) continue;
        put_template(write, RegionId{}, "", text.message, text.language, text.words, {});
        ++made;
    }
    return made;
}

Template put_template(db::Write& write, RegionId region, const std::string& county,
                      std::string_view message, Language language, const Words& words,
                      std::optional<PersonId> by) {
    const auto in = db::arg("region_id", region);
    const auto of = db::arg("message", message);
    const auto spoken = db::arg("language", language);
    const auto now = write.now();
    Template made{.template_id = write.next_id<TemplateId>(),
                  .region_id = region,
                  .region_name = {},
                  .message = std::string(message),
                  .language = language,
                  .version = write.get<std::int64_t>(sql::next_template_version, in, of, spoken),
                  .subject = words.subject,
                  .body = words.body,
                  .published_at = now,
                  .published_by = by,
                  .ended_at = {}};
    write.run(sql::replace_template, in, of, spoken, db::arg("now", now), db::arg("by", by));
    write.run(sql::insert_template, made, db::arg("county", county));
    return made;
}

std::optional<Template> find_template(db::Read& read, TemplateId id) {
    return read.find<Template>(sql::find_template, db::arg("template_id", id));
}

bool end_template(db::Write& write, TemplateId id, PersonId by) {
    const auto now = write.now();
    return write.run(sql::end_template, db::arg("template_id", id), db::arg("now", now),
                     db::arg("by", by)) > 0;
}

const TemplatesInForce::ByRegion& TemplatesInForce::of(std::string_view message,
                                                       Language language) {
    const auto [at, fresh] = read_already_.try_emplace({std::string(message), language});
    if (fresh)
        read_.each_row<InForce>(
            sql::templates_in_force,
            [&](InForce&& one) { at->second.emplace(one.region_id, one.template_id); },
            db::arg("message", message), db::arg("language", language));
    return at->second;
}

std::optional<TemplateId> TemplatesInForce::find(std::string_view region_path,
                                                 std::string_view message, Language language) {
    const ByRegion& all = of(message, language);
    // The path is /1/35/2398/: its last region is the nearest, and none is left for the shipped.
    std::string_view rest = region_path;
    while (true) {
        while (rest.ends_with('/')) rest.remove_suffix(1);
        const auto begin = rest.rfind('/') + 1;  // 0 when there is no slash.
        const auto last = rest.substr(begin);
        std::int64_t region = 0;
        std::from_chars(last.data(), last.data() + last.size(), region);
        const auto found = all.find(region);
        if (found != all.end()) return found->second;
        if (rest.empty()) return std::nullopt;
        rest = rest.substr(0, begin);
    }
}

}  // namespace notices
