#include <gtest/gtest.h>

#include <memory>

#include "stage.h"

namespace {

// Sets the county up, plays one scenario on it and lets it go.
void on_county_stage(anxin::store::Dialect dialect, const std::function<void(anxin::tests::Stage&)>& play) {
  anxin::tests::CountyStage county(dialect);
  anxin::tests::Stage stage{.respond = [&](anxin::http::Request request) { return county.respond(std::move(request)); },
                            .sign_in = [&](const std::string& who) { return county.sign_in(who); },
                            .pass_time = [&](std::int64_t seconds) { county.pass_time(seconds); },
                            .names = county.names()};
  play(stage);
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  anxin::tests::register_scenarios(std::string(ANXIN_SOURCE) + "/tests/api", on_county_stage);
  return RUN_ALL_TESTS();
}
