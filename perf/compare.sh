#!/usr/bin/env bash
# Callgate and Kamailio at the same job: same machine, same lists, same calls offered at the same rate, in turns.
# Prints one "name value" line a measure, the ratios (Callgate to Kamailio) last; takes an hour and 3 GB of disk.
#
#   perf/compare.sh [--quick | --smoke] [--save]
#
# --quick   within five minutes: fewer and shorter turns, and not Kamailio with ten million numbers
# --smoke   within one minute, with small lists: whether every measure still comes out, not what it is
# --save    keeps the figures in perf/results with the date, commit, machine and command
#
# JAVA_HOME chooses the Java of the gateway. What is started is ended, only the loopback is used, the files are below
# perf/target/compare. Needs the Debian packages kamailio, kamailio-sqlite-modules and sip-tester, and installs them
# if it is root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly command_line="perf/compare.sh $*"
mode=full save=no
for argument in "$@"; do
  case $argument in
    --quick) mode=quick ;;
    --smoke) mode=smoke ;;
    --save) save=yes ;;
    *) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

# Calls a second that CPU time is read at; refuse_rate is the one of docs/ARCHITECTURE.md's targets.
refuse_rate=10000 admit_rate=1000 setup_rate=500
large=1000000 huge=10000000
load_flags=()
case $mode in
  full) turns=5 warm_seconds=10 lead_seconds=2 seconds=10 trial_seconds=5 ;;
  quick) turns=2 warm_seconds=5 lead_seconds=1 seconds=4 trial_seconds=1.5 ;;
  smoke) turns=1 warm_seconds=0.2 lead_seconds=0.1 seconds=0.4 trial_seconds=0.1
    refuse_rate=200 admit_rate=50 setup_rate=50 large=20000 huge=50000
    # Over before the second compiler would pay for itself.
    load_flags=(-XX:TieredStopAtLevel=1) ;;
esac
# What the lists are called in the names of the measures, whatever their size in a smoke run.
declare -A name_of=([1000]=1k [$large]=1m [$huge]=10m)

readonly callgate_port=12160 kamailio_port=12161 echo_port=12162 carrier_port=12163 caller_port=12164 admin_port=12165
readonly work=$PWD/perf/target/compare
readonly figures=$work/figures samples=$work/samples
cores=$(nproc)
callgate="" kamailio="" echo_server=""

fail() { echo "compare: $*" >&2; exit 1; }
note() { echo "compare: $*" >&2; }

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
  mvn -B -q -pl perf -am -Dmaven.test.skip=true -Dcheckstyle.skip compile >&2 < /dev/null
  class_path="$PWD/perf/target/classes:$PWD/admin-cli/target/lib/*"
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
}

# No collection falls into a measurement: the young generation is larger than what a run allocates.
load() { # arguments of Load
  "$java" -Xms1g -Xmx1g -Xmn800m -XX:+UseSerialGC -XX:-UsePerfData "${load_flags[@]}" -cp "$class_path" io.callgate.perf.load.Load "$@"
}

# --- lists ------------------------------------------------------------------------------------------------------------

list_file() { echo "$work/$1.txt"; }

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
    country: FR
    deny-lists: [bloctel]
    callers:
      - {name: marketing, peers: [127.0.0.1/32]}
YAML
}

launch_callgate() { # numbers
  write_configuration "$work/store-$1"
  ./callgate run --config "$work/callgate.yaml" > "$work/callgate.log" 2>&1 &
  callgate=$!
}

# Buckets: the power of two at or above the numbers. Shared memory: 500 bytes a number, twice what htable was seen to
# take. Private memory: 400 bytes a number, because db_sqlite hands over its whole result at once.
launch_kamailio() { # numbers
  local exponent=1
  while [ $((1 << exponent)) -lt "$1" ]; do exponent=$((exponent + 1)); done
  rm -rf "$work/run"
  mkdir -p "$work/run"
  kamailio -f perf/peers/kamailio.cfg -x fm -m $((64 + $1 / 2000)) -M $((16 + $1 / 2500)) -DD -E -Y "$work/run" -P "$work/run/pid" \
    -A PORT=$kamailio_port -A CHILDREN="$cores" -A "CARRIER=\"sip:127.0.0.1:$carrier_port\"" \
    -A "LIST_URL=\"sqlite:///$work/$1.db\"" -A "LISTED=\"listed=>size=$exponent;dbtable=listed;\"" \
    -A "CONTROL=\"unix:$work/run/control\"" > "$work/kamailio.log" 2>&1 &
  kamailio=$!
}

seconds_between() { awk "BEGIN { printf \"%.2f\n\", ($2 - $1) / 1000 }"; } # both in milliseconds

# Leaves in started_seconds how long the program took to its first refusal. Not in a subshell: it keeps the process id.
start() { # callgate|kamailio, numbers
  local answered began port=$1_port
  load first-answer "${!port}" "$(list_file 1000)" > "$work/first-answer" &
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

# Offers calls and leaves the figures in $work/calls.
offer() { # callgate|kamailio|echo_server, port, further options
  local whom=$1 port=$2
  shift 2
  load calls --target "$port" --local $caller_port --carrier $carrier_port --pids "$(pids_of "$whom")" "$@" \
    > "$work/calls" || note "$whom: $(grep -E '^(lost|wrong) ' "$work/calls" | xargs)"
}

figure() { awk -v name="$1" '$1 == name { print $2 }' "$work/calls"; }

in_turn() { # what to do with each of the two, arguments
  local turn whom
  for ((turn = 0; turn < turns; turn++)); do
    for whom in callgate kamailio; do "$@" $whom; done
  done
}

refuse() { # numbers, callgate|kamailio
  local port=$2_port
  offer "$2" "${!port}" --numbers "$(list_file "$1")" --rate $refuse_rate --warm-up $lead_seconds --seconds $seconds \
    --histogram "$work/refuse-$2-${name_of[$1]}.hlog"
  record "refuse_cpu_us_$2_${name_of[$1]}" "$(figure cpu_us_per_call)"
  record "refuse_p99_us_$2_${name_of[$1]}" "$(figure refusal_us_p99)"
  record "lost_calls_$2" "$(figure lost)"
}

admit() { # rate, name of the measure, callgate|kamailio
  local port=$3_port
  offer "$3" "${!port}" --numbers "$(list_file 1000)" --listed-percent 0 --rate "$1" --warm-up $lead_seconds \
    --seconds $seconds --histogram "$work/$2-$3.hlog"
  if [ "$2" = admit ]; then
    record "admit_cpu_us_$3" "$(figure cpu_us_per_call)"
  else
    record "setup_p50_us_$3" "$(figure setup_us_p50)"
    record "setup_p99_us_$3" "$(figure setup_us_p99)"
  fi
  record "lost_calls_$3" "$(figure lost)"
}

# A virtual machine compiles what runs often; both get the same calls before anything is read.
warm_up() { # callgate|kamailio
  local port=$1_port
  offer "$1" "${!port}" --numbers "$(list_file 1000)" --rate $refuse_rate --seconds $warm_seconds
  offer "$1" "${!port}" --numbers "$(list_file 1000)" --listed-percent 0 --rate $((admit_rate * 2)) \
    --seconds $warm_seconds
}

highest_rate() { # refuse|admit, listed percent, callgate|kamailio
  local port=$3_port from=$refuse_rate
  [ "$1" = refuse ] || from=$admit_rate
  load search --target "${!port}" --local $caller_port --carrier $carrier_port --numbers "$(list_file 1000)" \
    --listed-percent "$2" --from "$from" --seconds $trial_seconds > "$work/calls"
  record "max_$1_rate_$3" "$(figure max_rate)"
  if [ "$(figure limited_by_generator)" = 1 ]; then
    record "max_$1_rate_limited_by_generator_$3" 1
  fi
}

measure_floor() {
  "$java" -Xms128m -Xmx128m -XX:+UseSerialGC -cp "$class_path" io.callgate.perf.load.EchoServer netty $echo_port \
    > "$work/echo.log" 2>&1 &
  echo_server=$!
  sleep 2
  offer echo_server $echo_port --numbers "$(list_file 1000)" --rate $refuse_rate --warm-up $warm_seconds \
    --seconds $seconds
  record refuse_cpu_us_echo "$(figure cpu_us_per_call)"
  stop "$echo_server"
  echo_server=""
  offer callgate $carrier_port --numbers "$(list_file 1000)" --listed-percent 0 --rate $setup_rate --warm-up $lead_seconds \
    --seconds $seconds
  record setup_p50_us_direct "$(figure setup_us_p50)"
  record setup_p99_us_direct "$(figure setup_us_p99)"
}

measure_small_list() {
  note "1,000 numbers"
  start callgate 1000
  start kamailio 1000
  kamailio_bytes_before=$(kamailio_bytes)
  warm_up callgate
  warm_up kamailio
  measure_floor
  in_turn refuse 1000
  in_turn admit $admit_rate admit
  in_turn admit $setup_rate setup
  for whom in callgate kamailio; do
    highest_rate refuse 100 $whom
    highest_rate admit 0 $whom
  done
  stop_all
}

measure_large_list() {
  note "$large numbers"
  start callgate "$large"
  record start_seconds_callgate_1m "$started_seconds"
  start kamailio "$large"
  record start_seconds_kamailio_1m "$started_seconds"
  record bytes_per_number_callgate_1m "$(callgate_bytes "$large")"
  record bytes_per_number_kamailio_1m "$(kamailio_bytes_per_number "$large")"
  warm_up callgate
  warm_up kamailio
  in_turn refuse "$large"
  stop "$kamailio"
  kamailio=""
  measure_swap
  stop_all
}

# --- memory, import, swap ---------------------------------------------------------------------------------------------

kamailio_bytes() { kamcmd -s "unix:$work/run/control" core.shmmem | awk '$1 == "real_used:" { print $2 }'; }

kamailio_bytes_per_number() {
  awk "BEGIN { printf \"%.1f\n\", ($(kamailio_bytes) - $kamailio_bytes_before) / ($1 - 1000) }"
}

# Off the heap, as the index itself counts what it took from the system.
callgate_bytes() {
  local opens=(--add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED
    --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED
    --add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED
    --add-opens=java.base/java.nio=ALL-UNNAMED -Dchronicle.analytics.disable=true)
  "$java" -Xmx512m "${opens[@]}" -cp "$class_path" io.callgate.perf.store.ListMemory "$work/store-$1" bloctel \
    2> "$work/memory.log" || fail "the index does not open: $(cat "$work/memory.log")"
}

seconds_of() { # command
  local began
  began=$(date +%s%3N)
  "$@"
  seconds_between "$began" "$(date +%s%3N)"
}

sort_list() { LC_ALL=C sort -u "$(list_file "$1")" > /dev/null; }

measure_import() {
  note "import of $huge numbers"
  rm -rf "$work/store-$huge"
  record import_10m_seconds "$(seconds_of import_list "$huge" "$work/store-$huge")"
  record sort_10m_seconds "$(seconds_of sort_list "$huge")"
  record bytes_per_number_callgate_10m "$(callgate_bytes "$huge")"
  start callgate "$huge"
  record start_seconds_callgate_10m "$started_seconds"
  stop_all
  if [ $mode != quick ]; then
    make_kamailio_list "$huge"
    start kamailio "$huge"
    record start_seconds_kamailio_10m "$started_seconds"
    record bytes_per_number_kamailio_10m "$(kamailio_bytes_per_number "$huge")"
    stop_all
  fi
}

# How long answers take while a list of ten million is imported and put in force, beside how long they take at rest.
# Each list begins with the numbers of the smaller ones, so those called are refused before the swap and after it.
measure_swap() {
  local importer rate=$((refuse_rate / 5)) options=(--numbers "$(list_file 1000)" --warm-up $lead_seconds)
  offer callgate $callgate_port "${options[@]}" --rate $rate --seconds $seconds
  record swap_p99_us_quiet "$(figure refusal_us_p99)"
  import_list "$huge" "$work/store-$large" &
  importer=$!
  offer callgate $callgate_port "${options[@]}" --rate $rate --seconds "$(awk '$1 == "import_10m_seconds" { print $2 + 3 }' "$samples")" \
    --histogram "$work/swap.hlog"
  record swap_p99_us_busy "$(figure refusal_us_p99)"
  record swap_lost_calls "$(figure lost)"
  wait $importer
}

# --- report -----------------------------------------------------------------------------------------------------------

median() { # name
  awk -v name="$1" '$1 == name { print $2 }' "$samples" | sort -g \
    | awk '{ value[NR] = $1 } END { if (NR) print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

ratio() { # name, numerator, denominator
  local above below
  above=$(median "$2") below=$(median "$3")
  if [ -n "$above" ] && [ -n "$below" ]; then
    awk -v name="$1" -v a="$above" -v b="$below" 'BEGIN { printf "%s %.2f\n", name, (b > 0 ? a / b : 0) }'
  fi
}

summarise() {
  local name
  awk '!seen[$1]++ { print $1 }' "$samples" | while read -r name; do
    case $name in
      lost_calls_*) awk -v name="$name" '$1 == name { sum += $2 } END { print name, sum }' "$samples" ;;
      *) echo "$name $(median "$name")" ;;
    esac
  done
  ratio refuse_cpu_ratio_1k refuse_cpu_us_callgate_1k refuse_cpu_us_kamailio_1k
  ratio refuse_cpu_ratio_1m refuse_cpu_us_callgate_1m refuse_cpu_us_kamailio_1m
  ratio admit_cpu_ratio admit_cpu_us_callgate admit_cpu_us_kamailio
  ratio setup_p50_ratio setup_p50_us_callgate setup_p50_us_kamailio
  ratio setup_p99_ratio setup_p99_us_callgate setup_p99_us_kamailio
  ratio max_refuse_rate_ratio max_refuse_rate_callgate max_refuse_rate_kamailio
  ratio max_admit_rate_ratio max_admit_rate_callgate max_admit_rate_kamailio
  ratio swap_p99_ratio swap_p99_us_busy swap_p99_us_quiet
}

describe_run() {
  echo "date $(date -u +%FT%TZ)"
  echo "commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')"
  echo "machine $cores x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
  echo "java $("$java" -version 2>&1 | sed -n '3p')"
  echo "kamailio $(kamailio -v | sed -n '1s/version: //p')"
  echo "load_before $load_before"
  echo "command $command_line"
}

require_programs
build
mkdir -p "$work"
: > "$samples"
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
for count in 1000 "$large" "$huge"; do make_list "$count"; done
for count in 1000 "$large"; do
  make_kamailio_list "$count"
  rm -rf "$work/store-$count"
  import_list "$count" "$work/store-$count"
done
measure_small_list
measure_import
measure_large_list
summarise > "$figures"
if [ $save = yes ]; then
  mkdir -p perf/results
  saved=perf/results/$(date -u +%F)-compare-$mode.txt
  { describe_run; cat "$figures"; echo; echo "# every sample"; cat "$samples"; } > "$saved"
  note "saved $saved"
fi
cat "$figures"
