// Id<Tag>: a strong 53-bit integer that compares and hashes, nothing else; exact in JSON and JavaScript.
// The list of tags stands here because every slice refers to others by id only. Layout of a new id:
// 32 bits seconds since 2020-01-01 UTC · 6 bits node · 15 bits counter (IdSource in id_source.h).
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace anxin {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t number) : number_(number) {}
  // For the store, the wire and hashing only: rules never look inside.
  constexpr std::int64_t number() const { return number_; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  std::int64_t number_ = 0;
};

using CountyId = Id<struct CountyTag>;  // the shard key: our own small number, never reused
using AreaId = Id<struct AreaTag>;
using DoorId = Id<struct DoorTag>;
using AccountId = Id<struct AccountTag>;
using SessionId = Id<struct SessionTag>;
using GrantId = Id<struct GrantTag>;
using PersonId = Id<struct PersonTag>;
using ContactId = Id<struct ContactTag>;
using NeedId = Id<struct NeedTag>;
using VoiceId = Id<struct VoiceTag>;
using TaskId = Id<struct TaskTag>;
using TaskNoteId = Id<struct TaskNoteTag>;
using CallBackId = Id<struct CallBackTag>;
using ImportId = Id<struct ImportTag>;
using TemplateId = Id<struct TemplateTag>;
using WordId = Id<struct WordTag>;

}  // namespace anxin

template <class Tag>
struct std::hash<anxin::Id<Tag>> {
  std::size_t operator()(const anxin::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.number()); }
};
