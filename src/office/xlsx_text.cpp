#include "office/xlsx_text.h"

#include <charconv>
#include <cstdint>
#include <optional>

namespace anxin::office {
namespace {

constexpr std::size_t escape_size = 7;  // _xHHHH_

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<std::uint32_t> escape_at(std::string_view text, std::size_t at) {
  if (at + escape_size > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return {};
  std::uint32_t code = 0;
  const char* end = text.data() + at + 6;
  const auto [stop, failure] = std::from_chars(text.data() + at + 2, end, code, 16);
  if (failure != std::errc() || stop != end) return {};
  return code;
}

bool is_high(std::uint32_t code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low(std::uint32_t code) { return code >= 0xDC00 && code < 0xE000; }

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t octet) { out += static_cast<char>(octet); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6U);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12U);
    put(0x80 | (code >> 6U & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18U);
    put(0x80 | (code >> 12U & 0x3F));
    put(0x80 | (code >> 6U & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (without_prefix(attribute.name()) == name) return attribute.value();
  }
  return {};
}

XlsxText text_of(const pugi::xml_node& item) {
  std::string raw;
  for (const pugi::xml_node& child : item.children()) {
    if (local_name(child) == "t") raw += child.text().get();
    if (local_name(child) == "r") raw += child_of(child, "t").text().get();
  }
  return unescaped(raw);
}

XlsxText unescaped(std::string_view text) {
  XlsxText result;
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<std::uint32_t> code = escape_at(text, at);
    if (!code) {
      result.text += text[at++];
      continue;
    }
    at += escape_size;
    result.escaped_cr = result.escaped_cr || *code == '\r';
    if (is_high(*code)) {
      const std::optional<std::uint32_t> low = escape_at(text, at);
      const bool pair = low && is_low(*low);
      append_utf8(result.text, pair ? 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00) : 0xFFFD);
      if (pair) at += escape_size;
    } else {
      append_utf8(result.text, is_low(*code) ? 0xFFFD : *code);
    }
  }
  return result;
}

}  // namespace anxin::office
