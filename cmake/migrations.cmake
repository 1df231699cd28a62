# Embeds src/*/migrations/*.sql into `target` as one generated source, made anew when a file changes or appears.
function(anxin_embed_migrations target)
  file(GLOB sql CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/migrations/*.sql)
  set(generated ${CMAKE_BINARY_DIR}/generated/migrations.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DOUTPUT=${generated}
      -P ${CMAKE_SOURCE_DIR}/cmake/embed_migrations.cmake
    DEPENDS ${sql} ${CMAKE_SOURCE_DIR}/cmake/embed_migrations.cmake
    COMMENT "Embedding migrations" VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
