#include "matters/world_test.h"

namespace matters::testing {
namespace {

class WholeLife : public Served {};
INSTANTIATE_EACH_DATABASE(WholeLife);

TEST_P(WholeLife, AResidentsMatterGoesFromWordsToAConfirmedAnswer) {
    Life life = this->life();
    life.begin();
    EXPECT_EQ(life.state(), "triage");
    life.accept();
    life.dispatch();
    life.sign();
    life.start();
    EXPECT_EQ(life.state(), "in_hand");
    life.done();
    life.check();
    life.close();
    EXPECT_EQ(life.state(), "closed");
    const Matter matter = row(life);
    EXPECT_EQ(matter.solved, true);
    EXPECT_FALSE(matter.holder_unit_id);
}

}  // namespace
}  // namespace matters::testing
