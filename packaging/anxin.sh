#!/bin/sh
# /usr/local/bin/anxin: the commands of a real site, run as the user of the server and with its settings. As root:
# files that root makes in /var/lib/anxin the server could not open, and beside a server other users are turned away.
exec /usr/sbin/runuser -u anxin -- /usr/local/lib/anxin/anxin --config /etc/anxin/anxin.toml "$@"
