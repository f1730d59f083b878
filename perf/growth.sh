#!/usr/bin/env bash
# Whether the cost of a call stays flat: CPU time by the rate of calls, by calls that are up, and by numbers listed.
# Prints one "name value" line a measure, for the gateway and, by rate and by list, for Kamailio too; takes some quarter of an hour.
#
#   perf/growth.sh [--quick | --smoke] [--save]
#
# --quick   shorter: up to 10,000 calls up, lists up to a million
# --smoke   within two minutes, with small lists: whether every measure still comes out, not what it is
# --save    keeps the table and its pictures in perf/results
#
# A rate at which a call was lost has no figure. The last list of a full run is North America's, 245 million numbers: 3 GB of disk.
# JAVA_HOME chooses the Java of the gateway. Needs what perf/compare.sh needs, and uses its files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source perf/stage.sh

readonly command_line="perf/growth.sh $*"
mode=full save=no
for argument in "$@"; do
  case $argument in
    --quick) mode=quick ;;
    --smoke) mode=smoke ;;
    --save) save=yes ;;
    *) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done

rates="10 100 1000 3000 6000 10000" list_rate=1000 up_rate=2000
ups="0 10000 100000" lists="1000 1000000 10000000" nation=245000000
case $mode in
  full) round_seconds=8 seconds=6 ;;
  quick) round_seconds=4 seconds=2.5 warm_seconds_max=24 ups="0 10000" lists="1000 1000000" nation="" ;;
  smoke) round_seconds=0.2 seconds=0.5 warm_seconds_max=0.4 rates="10 100" list_rate=100 up_rate=100 ups="0 20" lists="1000 20000" nation=30000 ;;
esac

by_rate() { # callgate|kamailio
  local rate port=$1_port
  for rate in $rates; do
    offer "$1" "${!port}" --numbers "$(list_file 1000)" --rate "$rate" --warm-up 1 --seconds "$seconds" || continue
    record "cpu_us_by_rate_$1_$rate" "$(figure cpu_us_per_call)"
    note "$1 at $rate calls/s: $(figure cpu_us_per_call) us a refused call"
  done
}

# CPU time of setting a call up while so many others are up: none ends before the last has begun.
by_calls_up() {
  local up lead
  for up in $ups; do
    lead=$(awk "BEGIN { print 1 + $up / $up_rate }")
    offer callgate $callgate_port --numbers "$(list_file 1000)" --listed-percent 0 --rate $up_rate --warm-up "$lead" \
      --seconds "$seconds" --hold "$(awk "BEGIN { print $lead + $seconds }")" || continue
    record "cpu_us_by_calls_up_callgate_$up" "$(figure cpu_us_per_call)"
    note "with $up calls up: $(figure cpu_us_per_call) us a call set up"
  done
}

by_list() { # callgate|kamailio, numbers
  local port=$1_port
  offer "$1" "${!port}" --numbers "$(list_file "$2")" --rate $list_rate --warm-up 1 --seconds "$seconds" || return 0
  record "cpu_us_by_list_$1_$2" "$(figure cpu_us_per_call)"
  note "$1 with $2 numbers: $(figure cpu_us_per_call) us a refused call"
}

measure() { # numbers
  make_list "$1"
  [ -d "$work/store-$1" ] || make_store "$1"
  start callgate "$1"
  warm_up callgate "$list_rate" "$list_rate"
  # Kamailio takes 200 bytes and a minute for each ten million numbers: not asked to here.
  if [ "$1" -le 1000000 ]; then
    make_kamailio_list "$1"
    start kamailio "$1"
    warm_up kamailio "$list_rate" "$list_rate"
    by_list kamailio "$1"
  fi
  by_list callgate "$1"
  if [ "$1" = 1000 ]; then
    by_rate callgate
    by_rate kamailio
    by_calls_up
  fi
  stop_all
}

# A quarter of the numbers of each exchange, as the real list has them; called are some hundred thousand from all of it.
measure_nation() {
  local generated=$work/NORTH_AMERICA-$nation
  note "$nation numbers"
  rm -rf "$work/store-$nation" "$work/store-NORTH_AMERICA-$nation"
  "$java" -Xmx512m "${opens[@]}" -cp "$class_path" io.callgate.perf.store.StoreScale "$work" NORTH_AMERICA "$nation" > "$work/nation.log" 2>&1 \
    || fail "no list of $nation numbers: $(cat "$work/nation.log")"
  mv "$work/store-NORTH_AMERICA-$nation" "$work/store-$nation"
  # The generator takes even numbers for listed ones.
  awk -v every=$((nation / 500000 + 1)) 'NR % every == 0 && $1 % 2 == 0 { print "+" $1 }' "$generated.txt" > "$(list_file "$nation")"
  rm "$generated.txt"
  country=US deny_list=list
  start callgate "$nation" "$nation"
  warm_up callgate "$list_rate" "$list_rate" "$nation"
  by_list callgate "$nation"
  stop_all
}

draw() { # picture, label of the axis, name of the measure
  local whom curves=""
  for whom in callgate kamailio; do
    sed -n "s/^$3_${whom}_\([0-9]*\) /\1 /p" "$samples" > "$work/$3-$whom"
    [ ! -s "$work/$3-$whom" ] || curves+="${curves:+, }'$work/$3-$whom' with linespoints lw 2 title '$whom'"
  done
  [ -n "$curves" ] || return 0
  gnuplot <<PLOT
set terminal pngcairo size 900,540
set output '$1'
set title 'processor time of a refused call'
set logscale x
set yrange [0:*]
set xlabel '$2'
set ylabel 'microseconds'
set grid
plot $curves
PLOT
}

save() {
  local saved=perf/results/$(date -u +%F)-growth-$mode-java$java_version
  mkdir -p perf/results
  { describe_run; cat "$samples"; } > "$saved.txt"
  draw "$saved-rate.png" "calls a second" cpu_us_by_rate
  draw "$saved-list.png" "numbers listed" cpu_us_by_list
  note "saved $saved.txt"
}

open_stage
make_list 1000
for numbers in $lists; do measure "$numbers"; done
[ -z "$nation" ] || measure_nation
[ $save = no ] || save
cat "$samples"
