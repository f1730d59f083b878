# Sourced by compare.sh and growth.sh: the gateway, Kamailio and the load generator on one machine, and what they cost.
# Whoever sources it sets mode (full, quick or smoke), and calls open_stage before anything else.
#
# The one that is measured runs on the first core, the generator on the last: neither is moved, and the generator, which
# never sleeps, takes nothing from the one that is measured. Kamailio has one UDP worker on its one core. On a machine
# of one core nothing is pinned, and no figure means much.
# shellcheck shell=bash disable=SC2034 # some of these are read by those who source this

readonly callgate_port=12160 kamailio_port=12161 echo_port=12162 carrier_port=12163 caller_port=12164 admin_port=12165
readonly work=$PWD/perf/target/compare
readonly figures=$work/figures samples=$work/samples
readonly cores=$(nproc)
# What Chronicle Map asks for in a process of ours that is not started by ./callgate.
readonly opens=(--add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED
  --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED
  --add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED
  --add-opens=java.base/java.nio=ALL-UNNAMED -Dchronicle.analytics.disable=true)
# Of the seller who calls.
country=FR deny_list=bloctel
callgate="" kamailio="" echo_server=""
# The first compiler alone: the second one would take the generator's core from it for seconds, 10 ms at a time, and calls would come
# late and in bursts. With it no message is lost at 10,000 calls/s, without it a third was.
# Netty's events for the Flight Recorder would keep the first call waiting.
load_flags=(-XX:TieredStopAtLevel=1 -Dio.netty.jfr.enabled=false)

# Until the compilers of the virtual machine have taken less than this of a second for a second, at most so many seconds.
readonly compiling_ms_max=10
warm_seconds_max=120

fail() { echo "${0##*/}: $*" >&2; exit 1; }
note() { echo "${0##*/}: $(date -u +%T) $*" >&2; }

stop() { # pid
  [ -n "$1" ] || return 0
  kill -TERM "$1" 2> /dev/null || return 0
  for _ in {1..100}; do
    kill -0 "$1" 2> /dev/null || break
    sleep 0.1
  done
  kill -KILL "$1" 2> /dev/null || true
  wait "$1" 2> /dev/null || true
}

stop_all() {
  stop "$callgate"
  stop "$kamailio"
  stop "$echo_server"
  callgate="" kamailio="" echo_server=""
}
trap stop_all EXIT

require_programs() {
  local missing=() packages
  PATH=$PATH:/usr/sbin
  command -v kamailio > /dev/null || missing+=(kamailio)
  command -v sipp > /dev/null || missing+=(sip-tester)
  command -v gnuplot > /dev/null || missing+=(gnuplot-nox)
  compgen -G '/usr/lib/*/kamailio/modules/db_sqlite.so' > /dev/null || missing+=(kamailio-sqlite-modules)
  packages=${missing[*]}
  [ -n "$packages" ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "not installed, and this is not root: apt-get install $packages"
  note "installing $packages"
  # shellcheck disable=SC2086 # a list of words
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages; } >&2
}

build() {
  ./callgate --help > /dev/null
  mvn -B -q -pl perf -am -Dmaven.test.skip=true -Dcheckstyle.skip package >&2 < /dev/null
  class_path="$(compgen -G "$PWD/perf/target/perf-*.jar"):$PWD/admin-cli/target/lib/*"
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  java_version=$("$java" -version 2>&1 | sed -n '1s/.* version "\([0-9]*\).*/\1/p')
}

# The generator is started some fifty times a run: with its classes in an archive in half the time.
archive_generator() {
  local archive=$work/load-$java_version.jsa
  rm -f "$archive"
  make_list 1000
  load_flags+=(-Xlog:disable)
  load_flags+=(-XX:ArchiveClassesAtExit="$archive")
  load calls --target $callgate_port --local $caller_port --carrier $carrier_port --numbers "$(list_file 1000)" --rate 100 \
    --seconds 0.1 > /dev/null 2>&1 || true
  load_flags[-1]=-XX:SharedArchiveFile=$archive
}

open_stage() {
  require_programs
  build
  mkdir -p "$work"
  : > "$samples"
  archive_generator
  load_before=$(cut -d ' ' -f 1 /proc/loadavg)
}

# --- cores ------------------------------------------------------------------------------------------------------------

# All threads that are, and by them those to come. Only after the start, which may use every core.
pin() { # pids separated by commas
  local pid
  [ "$cores" -gt 1 ] || return 0
  for pid in ${1//,/ }; do taskset -a -c -p 0 "$pid" > /dev/null 2>&1 || true; done
}

on_last_core() {
  if [ "$cores" -gt 1 ]; then taskset -c $((cores - 1)) "$@"; else "$@"; fi
}

# --- lists ------------------------------------------------------------------------------------------------------------

list_file() { echo "$work/$1.txt"; }

# No collection falls into a measurement: the young generation is larger than what a run allocates.
load() { # arguments of Load
  on_last_core "$java" -Xms1g -Xmx1g -Xmn800m -XX:+UseSerialGC -XX:-UsePerfData "${load_flags[@]}" -cp "$class_path" \
    io.callgate.perf.load.Load "$@"
}

make_list() { # how many numbers
  [ -s "$(list_file "$1")" ] || load list "$1" "$(list_file "$1")"
}

make_kamailio_list() {
  [ -s "$work/$1.db" ] || { load kamailio-list "$(list_file "$1")" "$work/$1.new" && mv "$work/$1.new" "$work/$1.db"; }
}

import_list() { # numbers, store
  ./callgate list import bloctel "$(list_file "$1")" --store "$2" --country FR --issued 2026-08-10 --max-shrink 100 \
    > "$work/import.log" 2>&1 || fail "the import failed: $(cat "$work/import.log")"
}

make_store() { # numbers
  rm -rf "$work/store-$1"
  import_list "$1" "$work/store-$1"
}

# --- the two, and the floor -------------------------------------------------------------------------------------------

write_configuration() { # store
  cat > "$work/callgate.yaml" <<YAML
store: {directory: $1}
listen:
  - {transport: udp, address: 127.0.0.1, port: $callgate_port}
admin: {address: 127.0.0.1, port: $admin_port}
carriers:
  - {name: carrier-a, address: "127.0.0.1:$carrier_port", transport: udp}
sellers:
  - name: choucroute
    country: $country
    deny-lists: [$deny_list]
    callers:
      - {name: marketing, peers: [127.0.0.1/32]}
YAML
}

launch_callgate() { # numbers
  write_configuration "$work/store-$1"
  ./callgate run --config "$work/callgate.yaml" > "$work/callgate.log" 2>&1 &
  callgate=$!
}

# Buckets: the power of two at or above the numbers. Shared memory: 512 MB, because with 64 its transactions of admitted calls found none
# left at 500 calls/s, and 500 bytes a number, twice what htable was seen to take. Private memory: 400 bytes a number, because db_sqlite hands over its whole result at once.
launch_kamailio() { # numbers
  local exponent=1
  while [ $((1 << exponent)) -lt "$1" ]; do exponent=$((exponent + 1)); done
  rm -rf "$work/run"
  mkdir -p "$work/run"
  kamailio -f perf/peers/kamailio.cfg -x fm -m $((512 + $1 / 2000)) -M $((16 + $1 / 2500)) -DD -E -Y "$work/run" -P "$work/run/pid" \
    -A PORT=$kamailio_port -A CHILDREN=1 -A "CARRIER=\"sip:127.0.0.1:$carrier_port\"" \
    -A "LIST_URL=\"sqlite:///$work/$1.db\"" -A "LISTED=\"listed=>size=$exponent;dbtable=listed;\"" \
    -A "CONTROL=\"unix:$work/run/control\"" > "$work/kamailio.log" 2>&1 &
  kamailio=$!
}

seconds_between() { awk "BEGIN { printf \"%.2f\n\", ($2 - $1) / 1000 }"; } # both in milliseconds

# Leaves in started_seconds how long the program took to its first refusal. Not in a subshell: it keeps the process id.
start() { # callgate|kamailio, numbers, whose list holds the number called
  local answered began port=$1_port
  load first-answer "${!port}" "$(list_file "${3:-1000}")" > "$work/first-answer" &
  answered=$!
  # The caller must be calling before there is anybody to answer.
  sleep 1
  began=$(date +%s%3N)
  "launch_$1" "$2"
  while kill -0 $answered 2> /dev/null; do
    kill -0 "${!1}" 2> /dev/null || kill $answered
    sleep 0.1
  done
  wait $answered || { tail "$work/$1.log" >&2; fail "$1 does not answer"; }
  started_seconds=$(seconds_between "$began" "$(cat "$work/first-answer")")
  case $started_seconds in -*) fail "somebody else answers at port ${!port}: an earlier run that was killed?" ;; esac
  pin "$(pids_of "$1")"
}

# --- measuring --------------------------------------------------------------------------------------------------------

record() {
  [ -n "$2" ] || fail "$1 could not be measured"
  echo "$1 $2" >> "$samples"
}

# Process ids of one of them, its children included.
pids_of() { # callgate|kamailio|echo_server
  local parent=${!1}
  echo "$parent $(pgrep -P "$parent" || true)" | xargs | tr ' ' ','
}

# Offers calls and leaves the figures in $work/calls; false if a call was lost or ended otherwise than it should.
offer() { # callgate|kamailio|echo_server, port, further options
  local whom=$1 port=$2
  shift 2
  load calls --target "$port" --local $caller_port --carrier $carrier_port --pids "$(pids_of "$whom")" "$@" > "$work/calls" && return
  note "$whom: $(grep -E '^(offered|lost|wrong|generator_lag_max_us) ' "$work/calls" | xargs)"
  return 1
}

figure() { awk -v name="$1" '$1 == name { print $2 }' "$work/calls"; }

# Milliseconds that the compilers of the virtual machine have taken since it started.
compiling_ms() { # pid
  local thread sum=0 nanos
  for thread in /proc/"$1"/task/*; do
    case $(cat "$thread/comm" 2> /dev/null) in
      C1*|C2*)
        # The thread may have ended meanwhile.
        nanos=$(cut -d ' ' -f 1 "$thread/schedstat" 2> /dev/null || echo 0)
        sum=$((sum + nanos / 1000000)) ;;
    esac
  done
  echo $sum
}

# Calls of both kinds until the compilers have nothing to do; Kamailio compiles nothing and gets one round of a second.
warm_up() { # callgate|kamailio, refused calls a second, admitted calls a second, whose list holds the numbers called
  local port=$1_port list=${4:-1000} rounds=0 before taken round_seconds=$round_seconds
  if [ "$1" = kamailio ]; then round_seconds=1; fi
  while :; do
    before=$(compiling_ms "${!1}")
    offer "$1" "${!port}" --numbers "$(list_file "$list")" --rate "$2" --seconds "$round_seconds" || true
    offer "$1" "${!port}" --numbers "$(list_file "$list")" --listed-percent 0 --rate "$3" --seconds "$round_seconds" || true
    taken=$(($(compiling_ms "${!1}") - before))
    rounds=$((rounds + 1))
    if [ "$1" = kamailio ]; then break; fi
    awk "BEGIN { exit !($taken < 2 * $round_seconds * $compiling_ms_max) }" && break
    if awk "BEGIN { exit !(2 * $rounds * $round_seconds >= $warm_seconds_max) }"; then
      note "$1 still compiles after $warm_seconds_max s of calls: $taken ms in the last $round_seconds s of each kind"
      break
    fi
  done
  note "$1: $rounds rounds of warm-up, compilers $taken ms in the last"
}

# --- report -----------------------------------------------------------------------------------------------------------

median() { # name
  awk -v name="$1" '$1 == name { print $2 }' "$samples" | sort -g \
    | awk '{ value[NR] = $1 } END { if (NR) print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

describe_run() {
  echo "date $(date -u +%FT%TZ)"
  echo "commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- . ':!perf/results' || echo ' with changes')"
  echo "machine $cores x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
  echo "cores measured: 0, generator: $((cores - 1))"
  echo "java $("$java" -version 2>&1 | sed -n '3p')"
  echo "kamailio $(kamailio -v | sed -n '1s/version: //p')"
  echo "load_before $load_before"
  echo "command $command_line"
}
