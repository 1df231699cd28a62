#!/usr/bin/env bash
# with_postgres.sh CMD…: runs CMD with ANXIN_TEST_PG naming a private PostgreSQL, and takes it away afterwards.
#   --durable   keep fsync on (fault tests); without it the server writes into memory only as safely as it must
# The cluster listens on a socket in a temporary folder and nowhere else. initdb refuses root: root runs it as the user
# postgres. ANXIN_PG_DATA names the data folder for CMD, ANXIN_PG_CTL what starts and stops it (tools' fault tests).
set -euo pipefail

durable=no
if [[ ${1:-} == --durable ]]; then
  durable=yes
  shift
fi
[[ $# -gt 0 ]] || { echo "usage: $0 [--durable] CMD…" >&2; exit 2; }

bin=${ANXIN_PG_BIN:-}
for folder in /usr/lib/postgresql/{17,16,15}/bin; do
  [[ -z $bin && -x $folder/initdb ]] && bin=$folder
done
[[ -n $bin ]] || { echo "$0: no PostgreSQL server found; install postgresql-15 or set ANXIN_PG_BIN" >&2; exit 2; }

parent=${TMPDIR:-/tmp}
[[ $durable == no && -d /dev/shm ]] && parent=/dev/shm
home=$(mktemp -d "$parent/anxin_pg_XXXXXX")
chmod 755 "$home"
as=()
if [[ $(id -u) == 0 ]]; then
  chown postgres "$home"
  as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
fi

settings="-c listen_addresses= -c unix_socket_directories=$home -c max_connections=200 -c logging_collector=off"
if [[ $durable == no ]]; then
  settings+=" -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB"
fi

cat > "$home/ctl" <<END
#!/bin/sh
# start | stop | kill: the server of this folder, for tests that end it the hard way.
cd "$home"
case \$1 in
  start) exec ${as[*]:-} "$bin/pg_ctl" -D "$home/data" -w -t 60 -l "$home/server.log" -o "$settings" start ;;
  stop) exec ${as[*]:-} "$bin/pg_ctl" -D "$home/data" -w -t 60 -m fast stop ;;
  kill) kill -9 \$(head -1 "$home/data/postmaster.pid") ;;
esac
END
chmod 755 "$home/ctl"

stop() {
  "$home/ctl" stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap stop EXIT

cd "$home"
"${as[@]}" "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C --no-sync --data-checksums \
  >"$home/initdb.log" 2>&1 ||
  { cat "$home/initdb.log" >&2; exit 1; }
"$home/ctl" start >/dev/null || { cat "$home/server.log" >&2; exit 1; }
cd "$OLDPWD"

export ANXIN_TEST_PG="postgresql:///postgres?host=$home&user=postgres"
export ANXIN_PG_CTL="$home/ctl" ANXIN_PG_BIN="$bin"
"$@"
