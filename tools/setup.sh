# Sourced by ./dev: what a bare Debian 12 lacks, the pinned Node, the builds. Each step is a no-op when it is done.
# shellcheck shell=bash

# The one place where the versions of Node and npm are pinned.
node_version=22.23.3
npm_version=10.9.9

# What the server and its pages are built from.
packages_run=(
  ca-certificates python3 g++ cmake ninja-build pkg-config ccache libboost1.81-dev libboost-json1.81-dev
  libsqlite3-dev libpq-dev libsodium-dev libicu-dev libpugixml-dev libminizip-dev zlib1g-dev libspdlog-dev libfmt-dev
  libcli11-dev libtomlplusplus-dev
)
# What checks and tests need beside that.
packages_test=(
  libgtest-dev libgmock-dev librapidcheck-dev clang clang-tidy clang-format libclang-rt-14-dev postgresql-15 sqlite3
  chromium fonts-noto-cjk
)

say() { printf '· %s\n' "$*" >&2; }

die() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}

# Compilers at once: one a core, and 1.5 GB of memory for each.
jobs_at_once() {
  if [[ -n "${ANXIN_JOBS:-}" ]]; then
    printf '%s' "$ANXIN_JOBS"
    return
  fi
  local cores memory
  cores=$(nproc)
  memory=$(awk '/MemTotal/ {print int($2 / 1500000)}' /proc/meminfo)
  ((memory >= 1)) || memory=1
  printf '%s' "$((cores < memory ? cores : memory))"
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    die "this needs root: run it once as root, or install sudo ($*)"
  fi
}

installed() { [[ "$(dpkg-query -W -f='${Status}' "$1" 2> /dev/null)" == "install ok installed" ]]; }

# One apt-get call for all that is missing. The stamp saves asking dpkg again at every start.
need_packages() {
  local stamp missing=() package
  stamp="build/stamps/packages-$(printf '%s ' "$@" | cksum | cut -d' ' -f1)"
  [[ -e "$stamp" ]] && return
  command -v dpkg-query > /dev/null || die "this is not Debian; the packages are listed in tools/setup.sh"
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  # Any npm will do to fetch the pinned Node; Debian's is large, so only where there is none.
  [[ -e node/version ]] || command -v npm > /dev/null || missing+=(npm)
  if ((${#missing[@]} > 0)); then
    install_packages "${missing[@]}"
  fi
  mkdir -p build/stamps
  touch "$stamp"
}

install_packages() {
  say "installing ${#*} Debian packages: $*"
  # Without this file Debian would start a database server of its own that nobody asked for.
  local cluster=/etc/postgresql-common/createcluster.conf
  if [[ " $* " == *" postgresql-15 "* && ! -e "$cluster" ]]; then
    as_root mkdir -p "${cluster%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$cluster" > /dev/null
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

# Debian 12 ships Node 18, the web tools need 20.19 or later: the npm packages node-linux-* *are* a Node.
need_node() {
  local cpu stamp="$node_version $npm_version"
  case "$(uname -m)" in
    x86_64) cpu=x64 ;;
    aarch64) cpu=arm64 ;;
    *) die "no pinned Node for $(uname -m)" ;;
  esac
  if [[ ! -e node/version || "$(< node/version)" != "$stamp" ]]; then
    say "installing Node $node_version into node/"
    rm -rf node
    mkdir node
    npm install --prefix "$PWD/node" --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
      "node-linux-$cpu@$node_version" "npm@$npm_version" > /dev/null
    printf '%s' "$stamp" > node/version
  fi
  export PATH="$PWD/node/node_modules/.bin:$PATH"
}

need_web_packages() {
  [[ -e web/package-lock.json ]] || die "web/package-lock.json is missing: there are no pages to build"
  local installed=web/node_modules/.installed-lock
  cmp -s web/package-lock.json "$installed" && return
  say "installing the npm packages of web/"
  (cd web && npm ci --no-audit --no-fund --loglevel=error > /dev/null)
  cp web/package-lock.json "$installed"
}

need_hooks() {
  if [[ -d .git && "$(git config core.hooksPath || true)" != .githooks ]]; then
    git config core.hooksPath .githooks
  fi
}

set_up_for_run() {
  need_packages "${packages_run[@]}"
  need_node
  need_web_packages
  need_hooks
}

set_up_for_tests() {
  need_packages "${packages_run[@]}" "${packages_test[@]}"
  need_node
  need_web_packages
  need_hooks
}

set_up_for_bench() {
  set_up_for_run
  need_packages "${packages_run[@]}" postgresql-15 wrk
}

# configure PRESET: once; later changes of the CMake files are seen by ninja itself.
configure() {
  [[ -e "build/$1/build.ninja" ]] || cmake --preset "$1" > /dev/null
}

# build PRESET TARGET: a progress line for people, nothing for logs, the compiler's words when it fails.
build() {
  local quiet=(--quiet)
  if [[ -t 1 ]]; then quiet=(); fi
  configure "$1"
  ninja -C "build/$1" -j "$(jobs_at_once)" "${quiet[@]}" "$2"
}

build_server() {
  [[ -x build/release/anxin ]] || say "building the server (some minutes the first time)"
  build release anxin
}

# The pages are built again when a source, the lock file or the API description is newer than the last build.
build_pages() {
  local stamp=web/dist/.built
  if [[ -e "$stamp" && -z "$(find web -path web/node_modules -prune -o -path web/dist -prune \
    -o -newer "$stamp" -print -quit)" ]]; then
    return
  fi
  say "building the pages"
  (cd web && npm run --silent build > /dev/null)
  touch "$stamp"
}

# An empty var/ gets the demo. A load that was cut off is thrown away and done again: nothing else is in there yet.
load_demo_once() {
  local unfinished=var/demo-is-loading
  if [[ -e "$unfinished" ]]; then
    say "the demo was not loaded to its end; starting afresh"
    rm -rf var
  fi
  mkdir -p var
  chmod 700 var
  [[ -z "$(ls -A var)" ]] || return 0
  say "loading the demo: three months of one community"
  touch "$unfinished"
  build/release/anxin demo
  rm "$unfinished"
}
