#include "settings/setting_store.h"

namespace anxin::settings {
namespace {

Setting setting_of(const store::Row& row) {
  return {.area = row.get<AreaId>(0),
          .name = row.get<std::string>(1),
          .revision = row.get<std::int64_t>(2),
          .value = row.get<std::optional<std::string>>(3),
          .locked = row.get<bool>(4),
          .set_by = row.get<AccountId>(5),
          .set_at = row.get<Instant>(6)};
}

}  // namespace

std::vector<Setting> settings_of(Tx& tx, const std::vector<AreaId>& areas) {
  std::vector<std::int64_t> numbers;
  for (const AreaId area : areas) numbers.push_back(area.number());
  return tx.all(R"sql(
    SELECT area, name, revision, value, locked, set_by, set_at FROM setting WHERE area @in($1))sql",
                setting_of, numbers);
}

std::optional<Setting> find_setting(Tx& tx, AreaId area, std::string_view name) {
  return tx.first(R"sql(
    SELECT area, name, revision, value, locked, set_by, set_at FROM setting WHERE area = $1 AND name = $2)sql",
                  setting_of, area, name);
}

Result<Done> put_setting(Tx& tx, const Setting& setting) {
  const std::int64_t written = tx.run(R"sql(
    INSERT INTO setting (area, name, revision, value, locked, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (area, name) DO UPDATE SET revision = excluded.revision, value = excluded.value,
      locked = excluded.locked, set_by = excluded.set_by, set_at = excluded.set_at
    WHERE setting.revision = excluded.revision - 1)sql",
                                      setting.area, setting.name, setting.revision, setting.value, setting.locked,
                                      setting.set_by, setting.set_at);
  if (written == 0) return conflict("setting.changed");
  return Done{};
}

}  // namespace anxin::settings
