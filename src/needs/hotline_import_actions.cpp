#include "needs/hotline_import_actions.h"

#include "areas/area_actions.h"
#include "needs/need_actions.h"
#include "needs/need_store.h"

namespace anxin::needs {
namespace {

// The estate whose name stands in the address, the longest if several do.
std::optional<AreaId> estate_in(Call& call, const areas::Area& community, const std::string& address) {
  std::optional<AreaId> found;
  std::size_t length = 0;
  for (const areas::Area& estate : areas::estates_of(call, community)) {
    if (estate.name.size() <= length || address.find(estate.name) == std::string::npos) continue;
    found = estate.id;
    length = estate.name.size();
  }
  return found;
}

NeedDraft draft_of(const imports::Import& import, const imports::OrderRow& row, AreaId community) {
  NeedDraft draft{.community = community,
                  .channel = "mayor_hotline",
                  .emergency = false,
                  .words = row.words,
                  .requester = {.person = std::nullopt, .name = row.caller, .phone = {}, .anonymous = row.anonymous},
                  .on_behalf = std::nullopt,
                  .estate = std::nullopt,
                  .address = row.address,
                  .happened = row.received.value(),
                  .happened_precision = row.to_the_minute ? "minute" : "day",
                  .call_back_way = "none",
                  .hotline = HotlineOrder{import.source, row.order_no, row.order_kind.value_or("other"), row.due},
                  .visit = std::nullopt,
                  .import = import.id};
  // A masked phone was read as empty, and the address of an order is where it happened, not where somebody lives.
  if (!row.anonymous && !row.phone.empty()) {
    draft.requester.phone = row.phone;
    draft.call_back_way = "phone";
  }
  return draft;
}

Result<imports::Taken> take_order(Call& call, const imports::Import& import, const imports::OrderRow& row,
                                  AreaId community_id) {
  // A row is flagged when it was not read; should one come here all the same, it spoils no run.
  if (!row.received) return invalid("import.row_broken");
  if (const auto known = need_of_order(call, import.county, import.source, row.order_no)) {
    const std::optional<Need> need = find_need_in(call.tx, import.county, *known);
    return imports::Taken{*known, need.value().need_no, true};
  }
  NeedDraft draft = draft_of(import, row, community_id);
  draft.estate = estate_in(call, areas::area_named(call, community_id), row.address.reveal());
  const Registered fresh = TRY(register_need(call, draft));
  return imports::Taken{fresh.id, fresh.need_no, false};
}

Call call_in(const ImportMeans& means, Tx& tx, const Caller& caller) {
  return {tx, caller, means.clock(), means.ids, means.random};
}

Result<Done> write_step(const ImportMeans& means, const Caller& caller, const imports::Calls::Step& step) {
  Result<Done> done = Done{};
  const store::Outcome outcome = means.database.write_now([&](Tx& tx) {
    Call call = call_in(means, tx, caller);
    done = step(call);
    return done.ok();
  });
  if (outcome == store::Outcome::unknown) return Error{ErrorCode::overloaded, "outcome_unknown"};
  return done;
}

Result<imports::ImportPage> finish_step(const ImportMeans& means, const Caller& caller,
                                        const imports::Calls::Ending& ending) {
  Result<imports::ImportPage> page = not_found();
  const Result<Done> done = write_step(means, caller, [&](Call& call) -> Result<Done> {
    page = ending(call);
    if (!page.ok()) return page.error();
    return Done{};
  });
  if (!done.ok()) return done.error();
  return page;
}

// The command line holds the platform; rows are found by county, so its grants are made to say which.
Caller caller_in_county(const ImportMeans& means, CountyId county) {
  Caller caller = means.caller;
  for (HeldGrant& grant : caller.grants) {
    if (grant.county == CountyId()) grant.county = county;
  }
  return caller;
}

}  // namespace

Result<imports::ImportPage> run_hotline_import(const imports::Calls& calls, ImportId id) {
  return imports::run_import(calls, id, take_order);
}

Result<imports::ImportPage> import_file(const ImportMeans& means, const imports::Upload& upload) {
  const areas::Area area = TRY(means.database.read([&](Tx& tx) {
    Call call = call_in(means, tx, means.caller);
    return areas::area_for(call, upload.query.area_id, Permission::import_run);
  }));
  const Caller caller = caller_in_county(means, area.county);
  const imports::Calls calls{
      .read =
          [&](const imports::Calls::Step& step) {
            return means.database.read([&](Tx& tx) {
              Call call = call_in(means, tx, caller);
              return step(call);
            });
          },
      .write = [&](const imports::Calls::Step& step) { return write_step(means, caller, step); },
      .finish = [&](const imports::Calls::Ending& ending) { return finish_step(means, caller, ending); }};
  const imports::ImportPage page = TRY(imports::upload_sheet(calls, upload));
  if (page.card.state == "columns") return invalid("import.columns_missing");
  return run_hotline_import(calls, page.card.id);
}

}  // namespace anxin::needs
