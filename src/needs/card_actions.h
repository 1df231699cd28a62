// Cards: the rows of the store made into what a board or list shows, names of staff and estates filled in.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "access/user_actions.h"
#include "areas/word.h"
#include "needs/need_list_store.h"
#include "needs/need_page.h"
#include "store/call.h"

namespace anxin::needs {

// Names that a page needs many times; asked for once a call.
class Names {
 public:
  Names(Call& call, CountyId county, const AreaPath& place);
  // Its questions, for Tx::ahead.
  static void ask(Call& call, CountyId county, const AreaPath& place);
  PersonName staff(PersonId person);
  // Of an owner or handler at this place: says so when they work there no longer.
  PersonName in_charge(PersonId person, const AreaPath& place);
  // For whom something was done: a colleague's whole name, anybody else's masked.
  std::string beneficiary(PersonId person);
  std::optional<std::string> area(std::optional<AreaId> area);
  // Those that will be asked for, in one question.
  void fetch_areas(const std::set<AreaId>& areas);
  // Under which category a need reads now: the one that it was judged by may have been merged into another.
  std::optional<std::string> category(const std::optional<std::string>& judged);

 private:
  Call& call_;
  CountyId county_;
  std::map<PersonId, access::Colleague> working_;
  std::map<PersonId, std::string> staff_;
  std::map<AreaId, std::string> areas_;
  std::vector<areas::Word> categories_;
};

// What somebody sees of a case that is not theirs to read: number, stage and who answers for it.
NeedCard outside_of(const NeedCard& card);
bool is_hidden(const NeedCard& card);

std::vector<NeedCard> cards_of(Call& call, Names& names, const std::vector<CardRow>& rows);

}  // namespace anxin::needs
