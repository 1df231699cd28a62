// `anxin serve`: runs until SIGINT or SIGTERM, finishes what is under way, and goes. Exit code 0.
#pragma once

#include "cli/settings.h"

namespace anxin::cli {

int serve(const Settings& settings);

}  // namespace anxin::cli
