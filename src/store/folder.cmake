anxin_folder(store
  SOURCES value.cpp row.cpp sealing.cpp tx.cpp words.cpp sql_text.cpp
    database.cpp directory_lock.cpp id_mark.cpp opening.cpp migration.cpp migration_text.cpp
    journal.cpp journal_chain.cpp call.cpp idempotency.cpp
    sqlite_statement.cpp sqlite_connection.cpp sqlite_writer.cpp sqlite_database.cpp
    manifest.cpp own_connection.cpp pg_tools.cpp backup.cpp sealed_columns.cpp
    verify.cpp
    pg_values.cpp pg_errors.cpp pg_connection.cpp pg_ahead.cpp pg_workers.cpp pg_database.cpp
  TESTS sql_text_test.cpp database_test.cpp ahead_test.cpp journal_test.cpp sqlite_test.cpp pg_test.cpp backup_test.cpp
  USES base vault
  LIBS PkgConfig::SQLITE PkgConfig::PQ)

include(${CMAKE_SOURCE_DIR}/cmake/migrations.cmake)
anxin_embed_migrations(anxin_store)
