#include "notices/timeline.h"

#include <map>

#include "notices/queries.h"
#include "notices/story.h"
#include "notices/template_store.h"

namespace notices {

namespace {

struct Told {
    std::int64_t outbox_id = 0;
    MatterId matter_id;
    MatterId about_id;
    std::int64_t seq = 0;
    std::string message;
    base::Instant made_at;
    std::optional<TemplateId> template_id;
};
BOOST_DESCRIBE_STRUCT(Told, (),
                      (outbox_id, matter_id, about_id, seq, message, made_at, template_id))

struct CarriedRow {
    std::int64_t outbox_id = 0;
    Means means{};
    NoticeState state{};
    std::optional<base::Instant> sent_at;
    std::optional<base::Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(CarriedRow, (), (outbox_id, means, state, sent_at, delivered_at))

/// The version that told it, if it spoke this language; else the one in force.
std::optional<Words> words_for(db::Read& read, TemplatesInForce& in_force, const Told& told,
                               const Story& story, Language language) {
    if (told.template_id) {
        const auto used = find_template(read, *told.template_id);
        if (used && used->language == language) return used->words();
    }
    const auto now = in_force.find(story.region_path, told.message, language);
    const auto words = now ? find_template(read, *now) : std::nullopt;
    return words ? std::optional(words->words()) : std::nullopt;
}

}  // namespace

std::vector<TimelineEntry> timeline(db::Read& read, MatterId matter, Language language,
                                    std::int64_t after, int most) {
    const auto of = db::arg("matter_id", matter);
    const auto behind = db::arg("after", after);
    const auto all = read.all<Told>(sql::told_to_reporter, of, behind, db::arg("most", most));
    if (all.empty()) return {};
    std::map<std::int64_t, std::vector<Carried>> carried;
    read.each_row<CarriedRow>(
        sql::deliveries_to_reporter,
        [&](const CarriedRow& row) {
            carried[row.outbox_id].push_back({row.means, row.state, row.sent_at, row.delivered_at});
        },
        of, behind, db::arg("last", all.back().outbox_id));

    Narrator narrator(read);
    TemplatesInForce in_force(read);
    std::vector<TimelineEntry> out;
    for (const Told& told : all) {
        const Message* message = find_message(told.message);
        const auto story = find_story(read, told.matter_id, told.about_id, told.seq);
        if (message == nullptr || !story) continue;
        const auto words = words_for(read, in_force, told, *story, language);
        if (!words) continue;
        out.push_back({.entry_id = told.outbox_id,
                       .at = story->at,
                       .message = told.message,
                       .words = narrator.tell(*story, "reporter", *message, language, *words),
                       .carried = std::move(carried[told.outbox_id])});
    }
    return out;
}

}  // namespace notices
