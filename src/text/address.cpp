#include "text/address.h"

#include <vector>

#include "text/unicode.h"

namespace anxin::text {
namespace {

struct Part {
  std::string number;  // "3", "A12"
  std::string sign;    // what stands behind it: a word of buildings, units or rooms, or a dash
};

bool is_number(char32_t point) { return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z'); }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// The numbers of the text, each with the letters that follow it.
std::vector<Part> parts_of(std::string_view address) {
  std::vector<Part> parts;
  bool in_number = false;
  for (char32_t point : code_points(narrowed(address))) {
    if (point >= 'a' && point <= 'z') point -= 'a' - 'A';
    if (point == ' ' || point == '\t') continue;
    if (is_number(point)) {
      if (!in_number) parts.emplace_back();
      parts.back().number += utf8_of(point);
    } else if (!parts.empty()) {
      parts.back().sign += utf8_of(point);
    }
    in_number = is_number(point);
  }
  std::erase_if(parts, [](const Part& part) { return !has_digit(part.number) && part.sign.empty(); });
  return parts;
}

bool is_building(std::string_view sign) {
  return sign == "\u53f7\u697c" || sign == "\u680b" || sign == "\u5e62" ||
         sign == "\u5ea7" ||  // hao lou, dong, zhuang, zuo
         sign == "\u697c" || sign == "\u53f7\u680b" || sign == "#" || sign == "\u53f7\u697c-" || sign == "#\u697c";
}

bool is_unit(std::string_view sign) { return sign == "\u5355\u5143" || sign == "\u5355\u5143-"; }  // dan yuan

bool is_room(std::string_view sign) {
  return sign.empty() || sign == "\u5ba4" || sign == "\u53f7" || sign == "\u6237" ||
         sign == "\u53f7\u623f";  // shi, hao, hu
}

bool is_dash(std::string_view sign) { return sign == "-" || sign == "\u2014" || sign == "/" || sign == "_"; }

}  // namespace

std::optional<DoorReading> read_door(std::string_view address) {
  DoorReading door;
  for (const Part& part : parts_of(address)) {
    if (is_building(part.sign)) {
      door = {part.number, {}, {}};
    } else if (is_unit(part.sign) && !door.building.empty()) {
      door.unit = part.number;
    } else if (is_dash(part.sign)) {
      (door.building.empty() ? door.building : door.unit) = part.number;
    } else if (is_room(part.sign) && !door.building.empty()) {
      door.room = part.number;
    }
  }
  if (door.building.empty()) return std::nullopt;
  return door;
}

}  // namespace anxin::text
