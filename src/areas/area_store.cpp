#include "areas/area_store.h"

namespace anxin::areas {
namespace {

Area area_of(const store::Row& row) {
  return {.id = row.get<AreaId>(0),
          .parent = row.get<std::optional<AreaId>>(1),
          .path = AreaPath(row.get<std::string>(2)),
          .kind = row.get<std::string>(3),
          .name = row.get<std::string>(4),
          .county = row.get<std::optional<CountyId>>(5).value_or(CountyId()),
          .code = row.get<std::optional<std::string>>(6)};
}

Door door_of(const store::Row& row) {
  return {row.get<DoorId>(0), row.get<AreaId>(1), row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4)};
}

}  // namespace

std::optional<Area> find_area(Tx& tx, AreaId id) {
  return tx.first(R"sql(
    SELECT a.id, a.parent, a.path, a.kind, a.name, a.county, c.code
    FROM area a LEFT JOIN area_code c ON c.area = a.id AND c.valid_until IS NULL
    WHERE a.id = $1)sql",
                  area_of, id);
}

std::optional<Area> find_by_code(Tx& tx, std::string_view code, Day day) {
  return tx.first(R"sql(
    SELECT a.id, a.parent, a.path, a.kind, a.name, a.county, c.code
    FROM area_code c JOIN area a ON a.id = c.area
    WHERE c.code = $1 AND c.valid_from <= $2 AND (c.valid_until IS NULL OR c.valid_until > $2))sql",
                  area_of, code, day);
}

std::optional<Area> find_county_area(Tx& tx, CountyId county) {
  const auto id = tx.first(R"sql(SELECT area FROM county WHERE id = $1)sql",
                           [](const store::Row& row) { return row.get<AreaId>(0); }, county);
  return id ? find_area(tx, *id) : std::nullopt;
}

std::vector<Area> chain_to(Tx& tx, AreaId id) {
  return tx.all(R"sql(
    WITH RECURSIVE up (id, parent) AS (
      SELECT id, parent FROM area WHERE id = $1
      UNION ALL SELECT a.id, a.parent FROM area a JOIN up u ON a.id = u.parent)
    SELECT a.id, a.parent, a.path, a.kind, a.name, a.county, c.code
    FROM up JOIN area a ON a.id = up.id LEFT JOIN area_code c ON c.area = a.id AND c.valid_until IS NULL
    ORDER BY length(a.path))sql",
                area_of, id);
}

std::vector<Area> find_areas(Tx& tx, const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return {};
  return tx.all(R"sql(
    SELECT a.id, a.parent, a.path, a.kind, a.name, a.county, c.code
    FROM area a LEFT JOIN area_code c ON c.area = a.id AND c.valid_until IS NULL
    WHERE a.id @in($1))sql",
                area_of, ids);
}

std::vector<Area> list_areas(Tx& tx, const AreaPath& within, std::string_view kind, AreaId after, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT a.id, a.parent, a.path, a.kind, a.name, a.county, c.code
    FROM area a LEFT JOIN area_code c ON c.area = a.id AND c.valid_until IS NULL
    WHERE a.path LIKE $1 || '%' AND ($2 = '' OR a.kind = $2) AND a.id > $3
    ORDER BY a.id LIMIT $4)sql",
                area_of, within.text(), kind, after, limit);
}

std::vector<EstateRow> estates_within(Tx& tx, const AreaPath& within, AreaId after, std::int64_t limit) {
  return tx.all(
      R"sql(
    SELECT a.id, a.parent, a.name, count(d.id)
    FROM area a LEFT JOIN door d ON d.county = a.county AND d.estate = a.id
    WHERE a.path LIKE $1 || '%' AND a.kind = 'estate' AND a.id > $2
    GROUP BY a.id, a.parent, a.name ORDER BY a.id LIMIT $3)sql",
      [](const store::Row& row) {
        return EstateRow{row.get<AreaId>(0), row.get<AreaId>(1), row.get<std::string>(2), row.get<std::int64_t>(3)};
      },
      within.text(), after, limit);
}

std::int64_t count_doors(Tx& tx, CountyId county, AreaId estate) {
  return *tx.first(R"sql(SELECT count(*) FROM door WHERE county = $1 AND estate = $2)sql",
                   [](const store::Row& row) { return row.get<std::int64_t>(0); }, county, estate);
}

bool rename_area(Tx& tx, AreaId area, std::string_view before, std::string_view name) {
  return tx.run(R"sql(UPDATE area SET name = $3 WHERE id = $1 AND name = $2)sql", area, before, name) == 1;
}

void insert_area(Tx& tx, const Area& area) {
  const std::optional<CountyId> county = area.county == CountyId() ? std::nullopt : std::optional(area.county);
  tx.run(R"sql(INSERT INTO area (id, parent, path, kind, name, county) VALUES ($1, $2, $3, $4, $5, $6))sql", area.id,
         area.parent, area.path.text(), area.kind, area.name, county);
}

void insert_code(Tx& tx, std::string_view code, AreaId area, Day from, std::string_view source) {
  tx.run(R"sql(INSERT INTO area_code (code, valid_from, area, source) VALUES ($1, $2, $3, $4))sql", code, from, area,
         source);
}

CountyId insert_county(Tx& tx, AreaId area) {
  // One row at a time, by set-up only; the primary key refuses a second writer.
  const auto next = tx.first(R"sql(SELECT coalesce(max(id), 0) + 1 FROM county)sql",
                             [](const store::Row& row) { return row.get<CountyId>(0); });
  tx.run(R"sql(INSERT INTO county (id, area) VALUES ($1, $2))sql", *next, area);
  return *next;
}

bool insert_door(Tx& tx, CountyId county, const Door& door) {
  return tx.run(R"sql(
    INSERT INTO door (county, id, estate, building, unit, room) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (county, estate, building, unit, room) DO NOTHING)sql",
                county, door.id, door.estate, door.building, door.unit, door.room) == 1;
}

std::vector<Door> list_doors(Tx& tx, CountyId county, AreaId estate, DoorId after, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT id, estate, building, unit, room FROM door WHERE county = $1 AND estate = $2 AND id > $3
    ORDER BY id LIMIT $4)sql",
                door_of, county, estate, after, limit);
}

std::optional<Door> find_door(Tx& tx, CountyId county, const Door& door) {
  return tx.first(R"sql(
    SELECT id, estate, building, unit, room FROM door
    WHERE county = $1 AND estate = $2 AND building = $3 AND unit = $4 AND room = $5)sql",
                  door_of, county, door.estate, door.building, door.unit, door.room);
}

std::vector<CalendarDay> calendar_between(Tx& tx, Day first, Day last) {
  return tx.all(R"sql(SELECT day, works, name FROM calendar_day WHERE day >= $1 AND day <= $2 ORDER BY day)sql",
                [](const store::Row& row) {
                  return CalendarDay{row.get<Day>(0), row.get<bool>(1), row.get<std::string>(2)};
                },
                first, last);
}

bool set_calendar_day(Tx& tx, const CalendarDay& day, std::string_view source) {
  return tx.run(R"sql(
    INSERT INTO calendar_day (day, works, name, source) VALUES ($1, $2, $3, $4)
    ON CONFLICT (day) DO UPDATE SET works = excluded.works, name = excluded.name, source = excluded.source
    WHERE calendar_day.works <> excluded.works OR calendar_day.name <> excluded.name)sql",
                day.day, day.works, day.name, source) > 0;
}

}  // namespace anxin::areas
