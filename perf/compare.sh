#!/usr/bin/env bash
# Callgate and Kamailio at the same job: same machine, same lists, same calls offered at the same rate, in turns.
# Prints one "name value" line a measure, the ratios (Callgate to Kamailio) last; takes some quarter of an hour and 3 GB of disk.
#
#   perf/compare.sh [--quick | --smoke] [--save]
#
# --quick   within five minutes: fewer and shorter turns, and not Kamailio with ten million numbers
# --smoke   within two minutes, with small lists: whether every measure still comes out, not what it is
# --save    keeps the figures in perf/results with the date, commit, machine and command
#
# CPU time is compared at the same rate: the highest of a ladder at which neither lost a call. No figure is printed of a
# run that lost one. JAVA_HOME chooses the Java of the gateway. What is started is ended, only the loopback is used, the
# files are below perf/target/compare. Needs the Debian packages kamailio, kamailio-sqlite-modules, sip-tester and
# gnuplot-nox, and installs them if it is root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source perf/stage.sh

readonly command_line="perf/compare.sh $*"
mode=full save=no
for argument in "$@"; do
  case $argument in
    --quick) mode=quick ;;
    --smoke) mode=smoke ;;
    --save) save=yes ;;
    *) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

# Calls a second that CPU time is read at, the target first: that of docs/ARCHITECTURE.md for refusals.
refuse_rates="10000 8000 6000 5000 4000 3000 2000 1000"
admit_rates="1000 800 600 400 200"
setup_rates="500 250 100"
swap_rate=2000
large=1000000 huge=10000000
# A turn in which a call was lost is not counted but done again, so often at one rate.
repeats_max=2
case $mode in
  full) turns=5 round_seconds=8 lead_seconds=2 seconds=6 trial_seconds=3 ;;
  quick) turns=2 round_seconds=3 lead_seconds=1.5 seconds=2 trial_seconds=0.5 warm_seconds_max=24 ;;
  smoke) turns=1 round_seconds=0.2 lead_seconds=0.1 seconds=0.5 trial_seconds=0.1 warm_seconds_max=0.4
    refuse_rates="200 100" admit_rates="50 20" setup_rates="50 20" swap_rate=100 large=20000 huge=50000 repeats_max=5 ;;
esac
# What the lists are called in the names of the measures, whatever their size in a smoke run.
declare -A name_of=([1000]=1k [$large]=1m [$huge]=10m)

# --- measures by turns ------------------------------------------------------------------------------------------------

# Both by turns at each rate of the ladder until neither has lost a call: what was measured at that rate is kept.
by_turns() { # name of the measure, rates, what to do, its arguments
  local measure=$1 rates=$2 rate
  shift 2
  for rate in $rates; do
    if turns_without_loss "$rate" "$@"; then
      record "${measure}_rate" "$rate"
      note "$measure at $rate calls/s: $(awk '{ print $1, $2 }' "$work/turns" | grep cpu_us | xargs)"
      cat "$work/turns" >> "$samples"
      [ "$rate" = "${rates%% *}" ] || echo "# $measure: ${rates%% *} calls/s could not be offered without a lost call on this machine" >> "$work/remarks"
      return
    fi
    note "$measure: calls were lost at $rate calls/s"
  done
  echo "# $measure: calls were lost at every rate that was tried" >> "$work/remarks"
}

turns_without_loss() { # rate, what to do, its arguments
  local turn whom repeats=0
  : > "$work/turns"
  for ((turn = 0; turn < turns; turn++)); do
    for whom in callgate kamailio; do
      until "$2" "$1" $whom "${@:3}"; do
        repeats=$((repeats + 1))
        [ $repeats -le $repeats_max ] || return 1
      done
    done
  done
}

keep() { # name, name of the figure
  echo "$1 $(figure "$2")" >> "$work/turns"
}

refuse() { # rate, callgate|kamailio, numbers
  local port=$2_port
  offer "$2" "${!port}" --numbers "$(list_file "$3")" --rate "$1" --warm-up $lead_seconds --seconds $seconds \
    --histogram "$work/refuse-${name_of[$3]}-$2.hlog" || return
  keep "refuse_cpu_us_$2_${name_of[$3]}" cpu_us_per_call
  keep "refuse_p50_us_$2_${name_of[$3]}" refusal_us_p50
  keep "refuse_p99_us_$2_${name_of[$3]}" refusal_us_p99
  keep "undisturbed_percent_$2" undisturbed_percent
}

admit() { # rate, callgate|kamailio
  local port=$2_port
  offer "$2" "${!port}" --numbers "$(list_file 1000)" --listed-percent 0 --rate "$1" --warm-up $lead_seconds \
    --seconds $seconds || return
  keep "admit_cpu_us_$2" cpu_us_per_call
  keep "undisturbed_percent_$2" undisturbed_percent
}

setup() { # rate, callgate|kamailio
  local port=$2_port
  offer "$2" "${!port}" --numbers "$(list_file 1000)" --listed-percent 0 --rate "$1" --warm-up $lead_seconds \
    --seconds $seconds --histogram "$work/setup-$2.hlog" || return
  keep "setup_p50_us_$2" setup_us_p50
  keep "setup_p99_us_$2" setup_us_p99
}

highest_rate() { # refuse|admit, listed percent, callgate|kamailio
  local port=$3_port rates=$1_rates from
  from=${!rates##* }
  load search --target "${!port}" --local $caller_port --carrier $carrier_port --numbers "$(list_file 1000)" \
    --listed-percent "$2" --from "$from" --seconds $trial_seconds > "$work/calls"
  note "max_$1_rate_$3 $(figure max_rate)"
  if [ "$(figure max_rate)" = 0 ]; then
    echo "# max_$1_rate_$3: calls were lost at $from calls/s already" >> "$work/remarks"
    return
  fi
  record "max_$1_rate_$3" "$(figure max_rate)"
  if [ "$(figure limited_by_generator)" = 1 ]; then
    record "max_$1_rate_limited_by_generator_$3" 1
  fi
}

# What any Java server pays: a bare Netty UDP echo of the same messages, and the caller beside the callee without a proxy.
measure_floor() {
  "$java" -Xms128m -Xmx128m -XX:+UseSerialGC -Dio.netty.jfr.enabled=false -cp "$class_path" \
    io.callgate.perf.echo.EchoServer netty $echo_port > "$work/echo.log" 2>&1 &
  echo_server=$!
  sleep 2
  pin "$echo_server"
  local rate lead
  rate=$(awk '$1 == "refuse_1k_rate" { print $2 }' "$samples")
  # What is lost before the compiler has been at it is no fault.
  for lead in 1 2; do
    offer echo_server $echo_port --numbers "$(list_file 1000)" --rate $((${rate:-1000} * lead / 2)) --seconds "$lead_seconds" || true
  done
  if offer echo_server $echo_port --numbers "$(list_file 1000)" --rate "${rate:-1000}" --warm-up $lead_seconds --seconds $seconds; then
    record refuse_cpu_us_echo "$(figure cpu_us_per_call)"
  else
    echo "# refuse_cpu_us_echo: calls were lost at ${rate:-1000} calls/s" >> "$work/remarks"
  fi
  stop "$echo_server"
  echo_server=""
  if offer callgate $carrier_port --numbers "$(list_file 1000)" --listed-percent 0 --rate "${setup_rates%% *}" \
    --warm-up $lead_seconds --seconds $seconds; then
    record setup_p50_us_direct "$(figure setup_us_p50)"
    record setup_p99_us_direct "$(figure setup_us_p99)"
  fi
}

# The same refused calls from SIPp, counted alike. What a call costs depends on how often the gateway is woken for it: SIPp sends
# in one go what became due within its tick, so both the processor time and the wake-ups are printed.
check_generator() {
  local rate=1000 numbers=$work/sipp.csv
  [ $mode != smoke ] || rate=100
  { echo SEQUENTIAL; sed 's/$/;/' "$(list_file 1000)"; } > "$numbers"
  check_with generator offer callgate $callgate_port --numbers "$(list_file 1000)" --rate $rate --seconds $seconds
  check_with sipp on_last_core sipp 127.0.0.1:$callgate_port -sf perf/peers/caller-refused.xml -i 127.0.0.1 -p $caller_port \
    -inf "$numbers" -r $rate -m "$(awk "BEGIN { print int($rate * $seconds) }")" -nostdin -timeout 60s
}

check_with() { # name, command that places $rate calls a second for $seconds
  local before after
  before=$(on_cpu "$callgate")
  "${@:2}" > "$work/check.log" 2>&1 < /dev/null || { note "$1: calls failed"; return 0; }
  after=$(on_cpu "$callgate")
  awk -v name="$1" -v calls="$(awk "BEGIN { print $rate * $seconds }")" '{
    printf "%s_cpu_us %.2f\n%s_wakeups_per_call %.2f\n", name, ($3 - $1) / 1000 / calls, name, ($4 - $2) / calls
  }' <<< "$before $after" >> "$samples"
}

# Nanoseconds on a processor and how often put on one, of all threads; one may end while it is looked at.
on_cpu() {
  { cat /proc/"$1"/task/*/schedstat 2> /dev/null || true; } | awk '{ nanos += $1; turns += $3 } END { printf "%d %d", nanos, turns }'
}

measure_small_list() {
  note "1,000 numbers"
  start callgate 1000
  start kamailio 1000
  kamailio_bytes_before=$(kamailio_bytes)
  warm_up callgate "$(middle_of "$refuse_rates")" "${admit_rates%% *}"
  warm_up kamailio "$(middle_of "$refuse_rates")" "${admit_rates%% *}"
  # First, because there is nothing in it that the compilers could disturb, and much that they learn from.
  for whom in callgate kamailio; do
    highest_rate refuse 100 $whom
    highest_rate admit 0 $whom
  done
  by_turns refuse_1k "$refuse_rates" refuse 1000
  by_turns admit "$admit_rates" admit
  by_turns setup "$setup_rates" setup
  measure_floor
  check_generator
  stop_all
}

# Quick enough to compile everything, slow enough for what is not compiled yet.
middle_of() { awk '{ print $int((NF + 1) / 2) }' <<< "$1"; }

measure_large_list() {
  note "$large numbers"
  start callgate "$large"
  record start_seconds_callgate_1m "$started_seconds"
  start kamailio "$large"
  record start_seconds_kamailio_1m "$started_seconds"
  record bytes_per_number_callgate_1m "$(callgate_bytes "$large")"
  record bytes_per_number_kamailio_1m "$(kamailio_bytes_per_number "$large")"
  warm_up callgate "$(middle_of "$refuse_rates")" "${admit_rates%% *}"
  warm_up kamailio "$(middle_of "$refuse_rates")" "${admit_rates%% *}"
  by_turns refuse_1m "$refuse_rates" refuse "$large"
  stop "$kamailio"
  kamailio=""
  measure_swap
  stop_all
}

# --- memory, import, swap ---------------------------------------------------------------------------------------------

# Its control process may come up after the one that answers calls.
kamailio_bytes() {
  for _ in {1..600}; do
    if kamcmd -s "unix:$work/run/control" core.shmmem > "$work/shmmem" 2> "$work/shmmem.log"; then
      awk '$1 == "real_used:" { print $2 }' "$work/shmmem"
      return
    fi
    sleep 0.1
  done
  fail "Kamailio does not tell its memory: $(cat "$work/shmmem.log")"
}

kamailio_bytes_per_number() {
  local bytes
  bytes=$(kamailio_bytes) || return
  awk "BEGIN { printf \"%.1f\n\", ($bytes - $kamailio_bytes_before) / ($1 - 1000) }"
}

# Off the heap, as the index itself counts what it took from the system.
callgate_bytes() {
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
  note "start with $huge numbers: $started_seconds s"
  stop_all
  if [ $mode != quick ]; then
    make_kamailio_list "$huge"
    start kamailio "$huge"
    record start_seconds_kamailio_10m "$started_seconds"
    record bytes_per_number_kamailio_10m "$(kamailio_bytes_per_number "$huge")"
    stop_all
  fi
}

# How long answers take while a list of ten million is imported and put in force, beside how long they take at rest. Each
# list begins with the numbers of the smaller ones: those called are refused before the swap and after it.
measure_swap() {
  local importer options=(--numbers "$(list_file 1000)" --warm-up $lead_seconds --rate $swap_rate)
  note "import beside $swap_rate calls/s"
  offer callgate $callgate_port "${options[@]}" --seconds "$round_seconds" --histogram "$work/swap-quiet.hlog" || true
  record swap_quiet_lost_calls "$(figure lost)"
  record swap_p99_us_quiet "$(figure refusal_us_p99)"
  options+=(--seconds "$(awk '$1 == "import_10m_seconds" { print $2 + 3 }' "$samples")")
  import_list "$huge" "$work/store-$large" &
  importer=$!
  offer callgate $callgate_port "${options[@]}" --histogram "$work/swap-busy.hlog" || true
  record swap_p99_us_busy "$(figure refusal_us_p99)"
  record swap_busy_lost_calls "$(figure lost)"
  wait $importer
}

# --- report -----------------------------------------------------------------------------------------------------------

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
    echo "$name $(median "$name")"
  done
  sort -u "$work/remarks"
  ratio refuse_cpu_ratio_1k refuse_cpu_us_callgate_1k refuse_cpu_us_kamailio_1k
  ratio refuse_cpu_ratio_1m refuse_cpu_us_callgate_1m refuse_cpu_us_kamailio_1m
  ratio admit_cpu_ratio admit_cpu_us_callgate admit_cpu_us_kamailio
  ratio setup_p50_ratio setup_p50_us_callgate setup_p50_us_kamailio
  ratio setup_p99_ratio setup_p99_us_callgate setup_p99_us_kamailio
  ratio max_refuse_rate_ratio max_refuse_rate_callgate max_refuse_rate_kamailio
  ratio max_admit_rate_ratio max_admit_rate_callgate max_admit_rate_kamailio
  ratio swap_p99_ratio swap_p99_us_busy swap_p99_us_quiet
  ratio generator_check_ratio generator_cpu_us sipp_cpu_us
}

# Latency by percentile of both, from the logs of the turns measured last.
draw() { # picture, title, logs
  local picture=$1 title=$2 log curves="" name
  shift 2
  for log in "$@"; do
    [ -s "$log" ] || return 0
    name=$(basename "$log" .hlog)
    load percentiles "$log" > "$work/$name.percentiles"
    curves+="${curves:+, }'$work/$name.percentiles' using (1/(1-\$1)):2 with lines lw 2 title '$name'"
  done
  gnuplot <<PLOT
set terminal pngcairo size 900,540
set output '$picture'
set title '$title'
set logscale xy
set xlabel 'share of calls'
set xtics ('50 %%' 2, '90 %%' 10, '99 %%' 100, '99.9 %%' 1000, '99.99 %%' 10000)
set ylabel 'microseconds from when the call was due'
set grid
set key left top
plot $curves
PLOT
}

save() {
  local saved=perf/results/$(date -u +%F)-compare-$mode-java$java_version
  mkdir -p perf/results
  { describe_run; cat "$figures"; echo; echo "# every sample"; cat "$samples"; } > "$saved.txt"
  draw "$saved-refusal.png" "603 to a listed number, 1,000 numbers" "$work"/refuse-1k-{callgate,kamailio}.hlog
  draw "$saved-setup.png" "call set-up, INVITE to 180" "$work"/setup-{callgate,kamailio}.hlog
  draw "$saved-swap.png" "603 while a list of ten million is imported" "$work"/swap-{quiet,busy}.hlog
  tar -czf "$saved-hlog.tar.gz" -C "$work" $(cd "$work" && ls ./*.hlog)
  note "saved $saved.txt"
}

open_stage
: > "$work/remarks"
rm -f "$work"/*.hlog
for count in 1000 "$large" "$huge"; do make_list "$count"; done
for count in 1000 "$large"; do
  make_kamailio_list "$count"
  make_store "$count"
done
measure_small_list
measure_import
measure_large_list
summarise > "$figures"
[ $save = no ] || save
cat "$figures"
