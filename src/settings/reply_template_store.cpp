#include "settings/reply_template_store.h"

namespace anxin::settings {
namespace {

ReplyTemplate template_of(const store::Row& row) {
  return {.county = row.get<CountyId>(0),
          .id = row.get<TemplateId>(1),
          .version = row.get<std::int64_t>(2),
          .area = row.get<AreaId>(3),
          .path = AreaPath(row.get<std::string>(4)),
          .text = {row.get<std::string>(5), row.get<std::string>(6)},
          .retired = row.get<bool>(7),
          .set_by = row.get<AccountId>(8),
          .set_at = row.get<Instant>(9)};
}

}  // namespace

std::vector<ReplyTemplate> templates_at(Tx& tx, CountyId county, const AreaPath& place) {
  std::vector<ReplyTemplate> newest = tx.all(R"sql(
    SELECT county, id, version, area, area_path, title, words, retired, set_by, set_at FROM reply_template t
    WHERE county = $1 AND $2 LIKE area_path || '%' AND version =
      (SELECT max(o.version) FROM reply_template o WHERE o.county = t.county AND o.id = t.id)
    ORDER BY area_path DESC, id)sql",
                                             template_of, county, place.text());
  std::erase_if(newest, [](const ReplyTemplate& one) { return one.retired; });
  return newest;
}

std::optional<ReplyTemplate> find_template(Tx& tx, CountyId county, TemplateId id) {
  return tx.first(R"sql(
    SELECT county, id, version, area, area_path, title, words, retired, set_by, set_at FROM reply_template
    WHERE county = $1 AND id = $2 ORDER BY version DESC LIMIT 1)sql",
                  template_of, county, id);
}

bool insert_version(Tx& tx, const ReplyTemplate& version) {
  return tx.run(R"sql(
    INSERT INTO reply_template (county, id, version, area, area_path, title, words, retired, set_by, set_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (county, id, version) DO NOTHING)sql",
                version.county, version.id, version.version, version.area, version.path.text(), version.text.title,
                version.text.words, version.retired, version.set_by, version.set_at) == 1;
}

}  // namespace anxin::settings
