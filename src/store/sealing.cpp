#include "store/sealing.h"

namespace anxin::store {
namespace {

vault::Context key_place(CountyId county, std::int64_t subject) { return {county, "sealed_key", subject}; }

}  // namespace

SubjectKey::SubjectKey(const vault::Vault& vault, CountyId county, std::int64_t subject)
    : vault_(&vault),
      county_(county),
      subject_(subject),
      key_(vault.make_key()),
      wrapped_(vault.wrap(key_, key_place(county, subject))) {}

SubjectKey::SubjectKey(const vault::Vault& vault, CountyId county, std::int64_t subject, ByteView wrapped)
    : vault_(&vault), county_(county), subject_(subject), key_(vault.unwrap(wrapped, key_place(county, subject))) {}

Bytes SubjectKey::seal(std::string_view column, const PrivateText& text) const {
  return vault_->seal(key_, text.reveal(), {county_, column, subject_});
}

PrivateText SubjectKey::open(std::string_view column, ByteView sealed) const {
  return PrivateText(vault_->open(key_, sealed, {county_, column, subject_}));
}

}  // namespace anxin::store
