#include "store/id_mark.h"

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

}  // namespace anxin::store
