#!/usr/bin/env bash
# A throw-away Synapse for the peer tests, and python3-matrix-nio, from Debian packages in a chroot: nothing is installed
# on the machine but debootstrap. Needs root. `homeserver.ts` writes the configuration and calls this.
#
#   synapse.sh provision BASE             installs what is missing in BASE (454 MB)
#   synapse.sh run BASE DATA              runs in the foreground the homeserver configured in BASE/root/DATA/hs.yaml
#   synapse.sh python BASE ARGUMENTS...   runs the Python of BASE
#
# DEBIAN_MIRROR and DEBIAN_SUITE say where packages come from, when "provision" runs.
set -euo pipefail

die() { echo "synapse.sh: $*" >&2; exit 1; }

[ $# -ge 2 ] || { sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//'; exit 64; }
[ "$(id -u)" = 0 ] || die "chroot needs root"
action=$1 base=$2; shift 2
mkdir -p "$base"; base=$(cd "$base" && pwd -P)
root=$base/root
packages="matrix-synapse python3-matrix-nio"
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8)

# The mirror that this machine already uses, if it is a Debian.
find_mirror() {
  local known
  known=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep '/debian/\?$' | head -n 1 || true)
  echo "${DEBIAN_MIRROR:-${known:-http://deb.debian.org/debian}}"
}

provision() {
  # Two test runs may start at once: the second waits, then finds all installed.
  exec 9>"$base/.lock"; flock 9
  # What killed runs left, a day later.
  find "$root/srv" "$root/tmp" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} + 2>/dev/null || true
  [ "$(cat "$base/.packages" 2>/dev/null)" != "$packages" ] || return 0
  if [ ! -e "$base/.base" ]; then
    command -v debootstrap >/dev/null || { apt-get update -qq; apt-get install -y --no-install-recommends debootstrap; }
    rm -rf "$root"
    debootstrap --variant=minbase "${DEBIAN_SUITE:-sid}" "$root" "$(find_mirror)"
    touch "$base/.base"
  fi
  # Documentation and translations are not wanted in a test tree, and no service is to be started.
  printf 'path-exclude=/usr/share/%s/*\n' doc man locale info lintian > "$root/etc/dpkg/dpkg.cfg.d/slim"
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"; chmod 755 "$root/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # Signatures are checked; an index that a lagging mirror or clock makes overdue is no danger here.
  chroot "$root" "${clean[@]}" DEBIAN_FRONTEND=noninteractive sh -ec "
    apt-get -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false update
    apt-get install -y --no-install-recommends $packages
    apt-get clean; rm -rf /var/lib/apt/lists/*"
  echo "$packages" > "$base/.packages"
}

run() {
  local data=$1 owner=$root/var/lib/matrix-synapse
  chown -R --reference="$owner" "$root$data"
  # The homeserver dies with the test run that started it, however that ends.
  exec chroot "$root" "${clean[@]}" HOME="$data" \
    setpriv --reuid "$(stat -c %u "$owner")" --regid "$(stat -c %g "$owner")" --clear-groups --pdeathsig KILL \
    python3 -m synapse.app.homeserver -c "$data/hs.yaml"
}

case $action in
  provision) provision ;;
  run) run "$1" ;;
  python) exec chroot "$root" "${clean[@]}" HOME=/tmp setpriv --pdeathsig KILL python3 "$@" ;;
  *) die "unknown action: $action" ;;
esac
