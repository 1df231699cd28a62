// SubjectKey: the data key of one subject (a person, a voice), and the only door between PrivateText and a column.
//
//   SubjectKey key = tx.new_key(county, person);                 // key.wrapped() goes into the row's `sealed_key`
//   key.seal("person.name", name)  -> Bytes                      // goes into the row's `name`
//   tx.open_key(county, person, wrapped).open("person.name", bytes) -> PrivateText
//
// Erasing the subject = emptying `sealed_key`: nothing sealed under it opens again.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/private.h"
#include "vault/vault.h"

namespace anxin::store {

class SubjectKey {
 public:
  SubjectKey(const vault::Vault& vault, CountyId county, std::int64_t subject);                    // a new one
  SubjectKey(const vault::Vault& vault, CountyId county, std::int64_t subject, ByteView wrapped);  // throws Damaged

  const Bytes& wrapped() const { return wrapped_; }  // of a new one
  // `column` says where the value stands, "person.name"; the subject's id and county are part of the place too.
  Bytes seal(std::string_view column, const PrivateText& text) const;
  PrivateText open(std::string_view column, ByteView sealed) const;  // throws vault::Damaged

 private:
  const vault::Vault* vault_;
  CountyId county_;
  std::int64_t subject_;
  vault::DataKey key_;
  Bytes wrapped_;
};

}  // namespace anxin::store
