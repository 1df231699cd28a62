# Sourced by ./dev: the parts of check, test and bench. Each part writes build/log/<name>.log and adds its own counts.
# shellcheck shell=bash

sums=build/log/sums.txt

begin_parts() {
  mkdir -p build/log
  rm -f build/log/*.log
  : > "$sums"
}

# The last line of all: the sum of every part.
end_parts() { python3 tools/tally.py sum "$sums"; }

# part NAME KIND COMMAND…: runs one part, prints its counts and time, shows the end of its log when it failed.
# KIND is explained in tools/tally.py. It always returns 0, so that `set -e` works inside the part (bash ignores it
# everywhere below an `if` or `||`); ask `passed` afterwards.
part() {
  local name=$1 kind=$2 log="build/log/$1.log" start=$SECONDS status counts
  shift 2
  set +e
  (
    set -e
    "$@"
  ) > "$log" 2>&1 < /dev/null
  status=$?
  counts=$(python3 tools/tally.py add "$sums" "$name" "$kind" "$log" "$status")
  part_status=$?
  set -e
  printf '%-14s %-26s %5d s\n' "$name" "$counts" "$((SECONDS - start))"
  if ! passed; then
    tail -n 60 "$log" | sed 's/^/    /'
    printf '    … all of it: %s\n' "$log"
  fi
}

passed() { ((part_status == 0)); }

cpp_files() {
  git ls-files -z --cached --others --exclude-standard -- '*.h' '*.cpp'
}

format_is_right() { cpp_files | xargs -0 clang-format --dry-run -Werror; }

in_web() { (cd web && npm run --silent "$@"); }

# What takes seconds; the commit hook runs the same (.githooks/pre-commit).
check_rules() {
  part tools-tests unittest env PYTHONPATH=tools python3 -m unittest discover -s tools/tests
  local rule
  for rule in layers sql text tree; do
    part "$rule" one python3 "tools/check_$rule.py"
  done
  part coverage one python3 tools/coverage.py --check
  part format one format_is_right
}

check_pages() {
  part eslint one in_web lint
  part vue-tsc one in_web check
  part vitest vitest in_web test
}

# web/openapi.json is what the server says of itself, and the pages' types are made from it.
api_is_current() {
  build/release/anxin openapi > build/openapi.json
  if ! diff -u web/openapi.json build/openapi.json; then
    echo 'web/openapi.json is old: build/release/anxin openapi > web/openapi.json'
    return 1
  fi
  cp web/src/api/schema.d.ts build/schema.d.ts
  in_web types
  if ! diff -u build/schema.d.ts web/src/api/schema.d.ts; then
    echo 'web/src/api/schema.d.ts was old and has been made again: commit it'
    return 1
  fi
}

tidy() {
  configure tidy
  python3 tools/tidy.py --jobs "$(jobs_at_once)" "$@"
}

# The folders under src/ that differ from main, one a line; from the last commit when this is main.
changed_folders() {
  local base
  base=$(git merge-base main HEAD)
  if [[ "$base" == "$(git rev-parse HEAD)" ]]; then base=HEAD~1; fi
  {
    git diff --name-only "$base" -- src
    git ls-files --others --exclude-standard -- src
  } | sed -nE 's#^src/(engines/[^/]+|[^/]+)/.*#\1#p' | sort -u
}

# Runs the C++ tests in as many processes as there are cores: every test has a database of its own.
cpp_tests() {
  local shards shard workers=() status=0
  shards=$(jobs_at_once)
  for ((shard = 0; shard < shards; ++shard)); do
    GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$shard GTEST_COLOR=no \
      build/test/anxin_tests "$@" > "build/log/cpp-$shard.txt" 2>&1 &
    workers+=($!)
  done
  for shard in "${!workers[@]}"; do
    wait "${workers[shard]}" || status=$?
    cat "build/log/cpp-$shard.txt"
  done
  return "$status"
}

cpp_tests_on_both() {
  export -f cpp_tests jobs_at_once
  tools/with_postgres.sh bash -euo pipefail -c cpp_tests
}

check_changes() {
  set_up_for_tests
  begin_parts
  check_rules
  check_pages
  part server step build_server
  if passed; then part api one api_is_current; fi
  local folders
  mapfile -t folders < <(changed_folders)
  if ((${#folders[@]} > 0)); then part tidy counts tidy "${folders[@]}"; fi
  end_parts
}

test_everything() {
  set_up_for_tests
  begin_parts
  check_rules
  check_pages
  part server step build_server
  if passed; then
    part api one api_is_current
    part cli unittest tools/with_postgres.sh python3 -m unittest discover -s tests/cli -p '*_test.py'
  fi
  part pages step build_pages
  if passed; then part page-sizes one python3 tools/check_size.py; fi
  part tidy counts tidy
  part cpp-build step build test anxin_tests
  if passed; then part cpp gtest cpp_tests_on_both; fi
  part fault-build step build release anxin_fault
  if passed; then part fault counts tools/with_postgres.sh --durable build/release/anxin_fault; fi
  part browser counts in_web test:browser
  end_parts
}

# Tests of the changed folders only: their suites are read from the TEST lines of their files.
test_changes() {
  set_up_for_tests
  begin_parts
  check_rules
  check_pages
  local folders filter=''
  mapfile -t folders < <(changed_folders)
  if ((${#folders[@]} > 0)); then filter=$(suites_of "${folders[@]}"); fi
  if [[ -n "$filter" ]]; then
    part cpp-build step build test anxin_tests
    if passed; then part cpp gtest cpp_tests "--gtest_filter=$filter"; fi
  fi
  end_parts
}

suites_of() {
  find "${@/#/src/}" -name '*_test.cpp' -print0 |
    xargs -0 sed -nE 's/^(TYPED_)?TEST(_F|_P)?\(([A-Za-z0-9_]+),.*/\3/p' | sort -u |
    sed -E 's#.*#&.*:*/&.*:&/*.*#' | paste -sd:
}

run_bench() {
  set_up_for_bench
  build_server
  build release anxin_bare
  build release anxin_floor
  tools/with_postgres.sh --durable python3 bench/run.py "$@"
}
