// Texts inside the parts of a workbook: runs without their phonetic reading, and characters written as _xHHHH_.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace anxin::office {

struct XlsxText {
  std::string text = {};
  bool escaped_cr = false;
};

// The name without its prefix: "x:row" and "row" are the same.
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
// An attribute with any prefix: "r:id".
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

// The text of <si> or <is>: <t> and the <t> of <r>; <rPh>, how to pronounce it, is skipped.
XlsxText text_of(const pugi::xml_node& item);
// ECMA-376 part 1, 22.9.2.19: _x000D_ is a carriage return, _x005F_ an underscore.
XlsxText unescaped(std::string_view text);

}  // namespace anxin::office
