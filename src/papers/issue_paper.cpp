#include "access/permission.h"
#include "catalogue/calendar.h"
#include "files/upload.h"
#include "matters/attach.h"
#include "matters/journal.h"
#include "matters/refusals.h"
#include "matters/work.h"
#include "papers/draw_pdf.h"
#include "papers/endpoints.h"
#include "papers/queries.h"
#include "papers/tell.h"

namespace papers {

namespace {

constexpr base::RefusalKind nothing_to_tell{
    "nothing_to_tell", base::Because::conflict, "事项还没有办到这一步，不能出具这种文书。",
    "The matter has not come to what this paper tells of, so it cannot be issued."};

struct IssuePaper {
    matters::MatterId matter_id;
    Kind kind{};
    std::optional<matters::Tongue> language;
};
BOOST_DESCRIBE_STRUCT(IssuePaper, (), (matter_id, kind, language))

/// The paper with its number, and all that it says.
struct Begun {
    Paper paper;
    Told told;
};

int year_of(base::Instant at) {
    return std::stoi(base::to_text(at, catalogue::china_offset).substr(0, 4));
}

std::string number_for(db::Write& write, const matters::Matter& matter, Kind kind, int year,
                       std::int64_t serial) {
    const auto county =
        write.find<std::string>(sql::county_name, db::arg("code", matter.county + "000000"));
    return paper_number(kind, county.value_or(matter.county), year, serial);
}

/// The paper of this entry: the one that was issued before, or a new one with the next number.
base::Result<Begun> begin(db::Write& write, const access::Actor& actor, const IssuePaper& in) {
    const auto matter = matters::find_matter(write, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    if (!is_ready(in.kind, *matter)) return base::refuse(nothing_to_tell);
    const auto entry = matters::last_entry(write, in.matter_id, told_act(in.kind));
    const std::int64_t seq = entry ? entry->seq : 1;
    const auto language = in.language.value_or(matters::Tongue::zh);
    Begun begun{.paper = {}, .told = tell(write, *matter, in.kind)};
    const auto found = write.find<Paper>(sql::find_paper, db::arg("matter_id", in.matter_id),
                                         db::arg("kind", in.kind), db::arg("seq", seq),
                                         db::arg("language", language));
    if (found) {
        begun.paper = *found;
    } else {
        const auto now = write.now();
        const std::int64_t year = year_of(now);
        const auto serial =
            write.get<std::int64_t>(sql::last_serial, db::arg("county", matter->county),
                                    db::arg("kind", in.kind), db::arg("year", year)) +
            1;
        begun.paper = {
            .paper_id = write.next_id<PaperId>(),
            .kind = in.kind,
            .number = number_for(write, *matter, in.kind, static_cast<int>(year), serial),
            .language = language,
            .seq = seq,
            .made_by = actor.person,
            .made_at = now};
        const Paper& paper = begun.paper;
        write.run(sql::insert_paper, db::arg("paper_id", paper.paper_id),
                  db::arg("county", matter->county), db::arg("matter_id", in.matter_id),
                  db::arg("kind", in.kind), db::arg("language", language), db::arg("seq", seq),
                  db::arg("year", year), db::arg("serial", serial), db::arg("number", paper.number),
                  db::arg("made_by", paper.made_by), db::arg("made_at", paper.made_at));
    }
    begun.told.number = begun.paper.number;
    begun.told.at = begun.paper.made_at;
    return begun;
}

/// The PDF becomes an attachment of the matter; its journal says so.
base::Result<Paper> keep(const matters::Config& config, db::Write& write,
                         const access::Actor& actor, const IssuePaper& in, Paper paper,
                         const files::WholeUpload& pdf) {
    auto work = matters::Work::begin(write, actor, matters::Act::attach, in.matter_id);
    if (!work) return std::unexpected(work.error());
    const files::AttachmentProof proof{pdf.finished.attachment_id, {{pdf.secret}}};
    if (auto ok = matters::attach_files(*work, config, std::span(&proof, 1)); !ok)
        return std::unexpected(ok.error());
    work->facts["paper"] = boost::describe::enum_to_string(paper.kind, "");
    work->facts["paper_number"] = paper.number;
    if (auto done = work->finish(); !done) return std::unexpected(done.error());
    paper.attachment_id = pdf.finished.attachment_id;
    if (write.run(sql::keep_paper, db::arg("paper_id", paper.paper_id),
                  db::arg("attachment_id", *paper.attachment_id)) != 1)
        return base::refuse(matters::matter_changed);
    return paper;
}

base::Result<http::Created<Paper>> issue(const matters::Config& config, http::Call& call,
                                         const access::Actor& actor, const IssuePaper& in) {
    if (!config.files) return base::refuse(base::not_found);
    const auto begun =
        call.database.write([&](db::Write& write) { return begin(write, actor, in); });
    if (!begun) return std::unexpected(begun.error());
    if (begun->paper.attachment_id) return http::Created{begun->paper};
    const auto& paper = begun->paper;
    const auto bytes = draw_pdf(compose(in.kind, begun->told, paper.language));
    const auto pdf = files::take_upload(
        *config.files, call.database, files::sender_of(*config.files, call, &actor),
        {.size = static_cast<std::int64_t>(bytes.size()), .name = paper.number + ".pdf"}, bytes);
    if (!pdf) return std::unexpected(pdf.error());
    auto kept = call.database.write(
        [&](db::Write& write) { return keep(config, write, actor, in, paper, *pdf); });
    if (!kept) return std::unexpected(kept.error());
    return http::Created{std::move(*kept)};
}

}  // namespace

http::Endpoint issue_paper(const matters::Config& config) {
    return {
        .method = http::Method::post,
        .path = "/api/v1/matters/{matter_id}/issued-papers",
        .summary =
            "Issue a numbered paper as PDF, kept with the matter: receipt, acceptance, "
            "non-acceptance, referral, reply, closing; the same one again when it was "
            "issued before",
        .summary_zh = "出具文书（PDF，编号并随事项保存）：回执、受理、不予受理、移送、答复、结案",
        .tag = "papers",
        .needs = access::permission::read_matter,
        .reach = http::Reach::region,
        .refusals = {&base::not_found, &nothing_to_tell, &matters::matter_changed,
                     &matters::act_not_allowed},
        .example = {{"matter_id", "{matter}"}, {"kind", "receipt"}, {"language", "zh"}},
        .handle = http::handler(
            [config](http::Call& call, const access::Actor& actor, const IssuePaper& in) {
                return issue(config, call, actor, in);
            })};
}

}  // namespace papers
