#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "access/actor.h"
#include "base/refusal.h"
#include "db/database.h"
#include "matters/hand.h"
#include "matters/journal.h"
#include "matters/lifecycle.h"
#include "matters/matter_clocks.h"
#include "matters/store.h"

namespace matters {

/// One act on one matter, from the check that it may be done to its journal entry, within one
/// transaction. A use case begins it, changes `matter`, says what was said, and finishes it; the
/// table of lifecycle.h does the rest: state, queue, holder, clocks, message, events.
class Work {
  public:
    /// A colleague's act on the version that was seen (nothing: whichever). Refuses: not_found,
    /// matter_changed with what changed, act_not_allowed with the state and what is allowed,
    /// heads_only, not_your_turn, and the separations of access/separation.h.
    static base::Result<Work> begin(db::Write& write, const access::Actor& actor, Act act,
                                    MatterId matter_id, std::optional<std::int64_t> version = {});
    /// The reporter's act, after number and query code were found to fit.
    static base::Result<Work> begin(db::Write& write, Act act, Matter matter,
                                    std::optional<std::int64_t> version = {});
    /// The server's own act. Nothing when the table does not allow it: somebody was faster.
    static std::optional<Work> begin(db::Write& write, Act act, MatterId matter_id);
    /// The same on a matter that this transaction has just read or written.
    static Work begin_by_system(db::Write& write, Act act, Matter matter);
    /// A new matter: `matter` has everything but what finishing fills in.
    static Work begin_new(db::Write& write, Act act, Hand hand, Matter matter);

    Matter matter;                 ///< As it will stand.
    boost::json::object facts;     ///< Codes, ids and times that the act said.
    boost::json::object words;     ///< Texts that the act said.
    std::optional<Message> tells;  ///< Instead of the table's message.

    const Matter& before() const { return before_; }
    const Hand& hand() const { return hand_; }
    db::Write& write() { return write_; }
    MatterClocks& clocks() { return clocks_; }
    bool by_reporter() const { return hand_.kind == HandKind::reporter; }

    /// Where an act can end in several states: this one.
    void go(State to) { matter.state = to; }
    /// The state does not change, although the table knows a way on.
    void stay() { matter.state = before_.state; }
    /// Goes back to where it was before a request, as the table allows.
    void go_back();
    /// Limit of a clock that the table starts, instead of the usual one.
    void set_limit(ClockKind kind, catalogue::Limit limit) { limits_.emplace_back(kind, limit); }
    /// When a clock that the table starts began, if earlier than now.
    void set_start(ClockKind kind, base::Instant at) { starts_.emplace_back(kind, at); }
    /// Starts a clock of `kind` beside the table's, held as clock_kinds.h says.
    void start_clock(ClockKind kind);
    /// Why clocks stand from now on, when the act leads to a state in which they do.
    void set_pause_reason(std::string reason) { pause_reason_ = std::move(reason); }

    /// Somebody besides the reporter is told, in the same transaction: `unit:5`, `person:7`.
    void tell(std::string recipient, std::string_view message);
    void tell_unit(UnitId unit, std::string_view message);

    /// Ends the act: clocks, row, journal, messages, events. Refuses matter_changed when somebody
    /// was faster. The entry is what was written.
    base::Result<Entry> finish();
    /// Ends the first act on a new matter, whose entry it gives, and begins the server's own next
    /// one. The row is written, and its change published, once: when that one finishes.
    Entry go_on(Act next);

  private:
    Work(db::Write& write, Act act, Hand hand, Matter matter, bool fresh);

    const Transition& transition() const;
    void move_clocks(const Transition& how);
    void pause_or_resume();
    void end_supports();
    void settle_row();
    Entry end_act();
    UnitId holder_of_clock(ClockKind kind) const;
    void keep_deed(const Transition& how);
    void send(const Entry& entry, Message message);
    void publish(const Entry& entry);

    db::Write& write_;
    Act act_;
    Hand hand_;
    Matter before_;
    bool fresh_;   ///< The act is the first.
    bool stored_;  ///< The row is there.
    bool back_ = false;
    MatterClocks clocks_;
    std::vector<std::pair<ClockKind, catalogue::Limit>> limits_;
    std::vector<std::pair<ClockKind, base::Instant>> starts_;
    std::string pause_reason_;
    struct Line {
        std::string recipient;
        std::string message;
    };
    std::vector<Line> lines_;
};

/// What an act is called: `sign_for`.
std::string_view name_of(Act act);
std::string_view name_of(State state);

}  // namespace matters
