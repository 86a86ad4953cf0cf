#!/usr/bin/env bash
# Runs a command with ALLTING_TEST_POSTGRESQL set to a private PostgreSQL that lives in a temporary folder, listens on
# a socket there and nowhere else, and is gone afterwards. Its data may be lost, so it does not wait for the disk.
#   tests/postgresql.sh ctest --test-dir build/dev
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$programs" ]; then
    echo "PostgreSQL is not installed (apt-get install postgresql): its tests are left out." >&2
    exec "$@"
fi

place=/tmp
[ -w /dev/shm ] && place=/dev/shm
folder=$(mktemp -d "$place/allting-postgresql-XXXXXX")
chmod 755 "$folder"

as_server() {  # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"
    else
        env LC_ALL=C.UTF-8 "$@"
    fi
}
stop() {
    as_server "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

[ "$(id -u)" = 0 ] && chown postgres: "$folder"
cd "$folder"
as_server "$programs/initdb" -D "$folder/data" -U allting -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 1; }
as_server "$programs/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" start >/dev/null -o \
    "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c full_page_writes=off \
     -c allting.may_lose_data=on -c max_connections=100 -c max_locks_per_transaction=256" ||
    { cat "$folder/server.log" >&2; exit 1; }
cd "$OLDPWD"

export ALLTING_TEST_POSTGRESQL="postgresql:///postgres?host=$folder&user=allting"
"$@"
