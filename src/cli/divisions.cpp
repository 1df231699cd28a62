#include "cli/divisions.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>

namespace anxin::cli {
namespace {

// Village-level names are those of the committee; the place is called without: ju min wei yuan hui, cun min wei yuan
// hui, ju wei hui; cun wei hui becomes cun (data/areas/README.md).
std::string place_name(const std::string& name) {
  constexpr std::array<const char*, 3> cut{"\u5c45\u6c11\u59d4\u5458\u4f1a", "\u6751\u6c11\u59d4\u5458\u4f1a",
                                           "\u5c45\u59d4\u4f1a"};
  for (const std::string ending : cut) {
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  const std::string village_committee = "\u6751\u59d4\u4f1a";
  if (name.ends_with(village_committee)) {
    return name.substr(0, name.size() - village_committee.size()) + village_committee.substr(0, 3);
  }
  return name;
}

areas::Division division_of(const std::string& line) {
  std::array<std::string, 4> fields;
  std::size_t field = 0;
  for (const char c : line) {
    if (c == '\t') {
      if (++field == fields.size()) throw std::runtime_error("a line of data/areas has more than four columns");
    } else {
      fields.at(field) += c;
    }
  }
  const std::string name = fields[0].size() == 12 ? place_name(fields[1]) : fields[1];
  return {fields[0], name, fields[2], fields[3]};
}

void each_packed_line(const std::string& path, const std::function<void(const std::string&)>& take) {
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> file(gzopen(path.c_str(), "rb"), &gzclose);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::array<char, 4096> buffer{};
  while (gzgets(file.get(), buffer.data(), static_cast<int>(buffer.size())) != nullptr) {
    std::string line(buffer.data());
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    take(line);
  }
}

// Provinces, cities and counties of the whole country.
void each_upper_division(const std::string& files, const std::function<void(areas::Division)>& take) {
  std::ifstream upper(files + "/areas/upper.tsv");
  if (!upper) throw std::runtime_error("cannot read " + files + "/areas/upper.tsv");
  for (std::string line; std::getline(upper, line);) take(division_of(line));
}

}  // namespace

Day divisions_day() { return *Day::of(2023, 6, 30); }

std::vector<areas::Division> divisions_of_county(const std::string& files, const std::string& county_code) {
  std::vector<areas::Division> found;
  each_upper_division(files, [&](areas::Division division) {
    if (county_code.starts_with(division.code)) found.push_back(std::move(division));
  });
  if (found.size() != 3) throw std::runtime_error("no county has the code " + county_code);
  each_packed_line(files + "/areas/" + county_code.substr(0, 2) + ".tsv.gz", [&](const std::string& line) {
    if (line.starts_with(county_code)) found.push_back(division_of(line));
  });
  return found;
}

std::vector<areas::Division> counties_called(const std::string& files, const std::string& name) {
  std::vector<areas::Division> found;
  each_upper_division(files, [&](areas::Division division) {
    if (division.kind == "county" && (division.name == name || division.code == name)) {
      found.push_back(std::move(division));
    }
  });
  return found;
}

std::vector<areas::CalendarDay> calendar_days(const std::string& files) {
  const std::string path = files + "/calendar/days.tsv";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<areas::CalendarDay> days;
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const std::optional<Day> day = Day::parse(std::string_view(line).substr(0, first));
    if (!day || second != first + 2)
      throw std::runtime_error(fmt::format("{}: not a line of the calendar: {}", path, line));
    days.push_back({*day, line[first + 1] == '1', line.substr(second + 1)});
  }
  return days;
}

}  // namespace anxin::cli
