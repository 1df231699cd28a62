#include "base/permission.h"

#include <algorithm>
#include <array>
#include <utility>

namespace anxin {
namespace {

constexpr std::array<std::pair<Permission, std::string_view>, permission_count> words{{
    {Permission::area_read, "area_read"},           {Permission::area_manage, "area_manage"},
    {Permission::person_read, "person_read"},       {Permission::person_reveal, "person_reveal"},
    {Permission::person_write, "person_write"},     {Permission::need_read, "need_read"},
    {Permission::need_register, "need_register"},   {Permission::need_triage, "need_triage"},
    {Permission::need_assign, "need_assign"},       {Permission::need_handle, "need_handle"},
    {Permission::need_call_back, "need_call_back"}, {Permission::need_refer, "need_refer"},
    {Permission::need_case, "need_case"},           {Permission::import_run, "import_run"},
    {Permission::user_read, "user_read"},           {Permission::user_manage, "user_manage"},
    {Permission::grant_manage, "grant_manage"},     {Permission::audit_read, "audit_read"},
    {Permission::setting_manage, "setting_manage"},
}};

}  // namespace

std::string_view word_of(Permission permission) { return words.at(static_cast<std::size_t>(permission)).second; }

std::optional<Permission> permission_of(std::string_view word) {
  const auto* found = std::ranges::find(words, word, [](const auto& entry) { return entry.second; });
  if (found == words.end()) return std::nullopt;
  return found->first;
}

}  // namespace anxin
