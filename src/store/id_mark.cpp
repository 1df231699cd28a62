#include "store/id_mark.h"

#include "base/id_source.h"
#include "store/tx.h"

namespace anxin::store {

std::int64_t last_reserved_second(Tx& tx, int node) {
  return tx
      .first(
          "SELECT second FROM id_mark WHERE node = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, node)
      .value_or(0);
}

void keep_reserved_second(Connection& connection, int node, std::int64_t second) {
  const std::array<Value, 2> values{node, second};
  connection.run(R"sql(
    INSERT INTO id_mark (node, second) VALUES ($1, $2)
    ON CONFLICT (node) DO UPDATE SET second = excluded.second WHERE excluded.second > id_mark.second
  )sql",
                 values);
}

std::int64_t take_block(Connection& connection, int node, std::int64_t wanted) {
  const std::int64_t end = wanted + IdSource::block_seconds - 1;
  const std::array<Value, 3> values{node, end, IdSource::block_seconds};
  std::int64_t mark = end;
  connection.query(R"sql(
    INSERT INTO id_mark (node, second) VALUES ($1, $2)
    ON CONFLICT (node) DO UPDATE
      SET second = CASE WHEN id_mark.second + $3 > excluded.second THEN id_mark.second + $3 ELSE excluded.second END
    RETURNING second
  )sql",
                   values, [&](const Row& row) {
                     mark = row.get<std::int64_t>(0);
                     return true;
                   });
  return mark - IdSource::block_seconds + 1;
}

}  // namespace anxin::store
