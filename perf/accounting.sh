# Sourced by mixed.sh and soak.sh: the real gateway under offered calls, and the figures that must agree when they are over.
# Whoever sources it sets callgate (the launcher), command_line and save before, and writes $work/callgate.yaml and
# $work/listed.txt before start_gateway. stage.sh does the same for those who measure what a call costs.
# shellcheck shell=bash disable=SC2034,SC2154 # some of these are read, some are set by those who source this

readonly tool=$(basename "$0" .sh)
work=$(mktemp -d)
gateway="" gateway_exit=0
failures=0

fail() {
  echo "$tool: $*" >&2
  local log
  for log in "$work"/*.errors "$work/carrier.log" "$work/gateway.log"; do
    if [ -s "$log" ]; then { echo "--- the end of $log"; tail -n 30 "$log"; } >&2; fi
  done
  exit 1
}

require() { # programs
  local program
  for program in "$@"; do
    command -v "$program" > /dev/null || { echo "$tool: $program is not installed (the head of $0 names the package)" >&2; exit 2; }
  done
}

end_children() { # pids
  local child
  for child in "$@"; do
    kill -TERM "$child" 2> /dev/null || true
    wait "$child" 2> /dev/null || true
  done
}

start_gateway() {
  "$callgate" list import bloctel "$work/listed.txt" --store "$work/store" --country FR --issued 2026-08-10 \
    > "$work/import.log" 2>&1 || fail "the import failed: $(cat "$work/import.log")"
  "$callgate" run --config "$work/callgate.yaml" > "$work/gateway.log" 2>&1 &
  gateway=$!
  local waited=0
  until grep -qs '^callgate ready' "$work/gateway.log"; do
    kill -0 "$gateway" 2> /dev/null || fail "the gateway did not start"
    [ $((waited += 1)) -le 600 ] || fail "the gateway was not ready within a minute"
    sleep 0.1
  done
}

# Keeps the last /metrics, and how the gateway ended.
stop_gateway() { # admin port, seconds until the last transaction is gone
  sleep "$2"
  curl -sSf "http://127.0.0.1:$1/metrics" > "$work/metrics" || fail "/metrics did not answer"
  kill -TERM "$gateway"
  gateway_exit=0
  wait "$gateway" || gateway_exit=$?
  gateway=""
}

# A column of the last line of a SIPp statistics file.
sipp_count() { # party, column
  awk -F';' -v column="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) c = i } { value = $c } END { print value + 0 }' \
    "$work/$1.csv"
}

# The sum of a meter over all its labels but the one given.
metric() { # name, label="value"
  awk -v name="$1" -v label="${2:-}" 'index($0, name) == 1 && index($0, label) { sum += $NF } END { printf "%d", sum }' "$work/metrics"
}

# Lines of evidence with both patterns.
recorded() { # pattern, pattern
  cat "$work"/store/evidence/* | grep -F "$1" | grep -cF "$2" || true
}

figure() { # name, value
  printf '%s %s\n' "$1" "$2" >> "$work/figures"
}

check() { # name, value, expected
  figure "$1" "$2"
  if [ "$2" != "$3" ]; then
    echo "$tool: $1 is $2, not $3" >&2
    failures=$((failures + 1))
  fi
}

check_at_most() { # name, value, bound
  figure "$1" "$2"
  if [ "$2" -gt "$3" ]; then
    echo "$tool: $1 is $2, more than $3" >&2
    failures=$((failures + 1))
  fi
}

# Heap that is really in use (after a full collection), all memory of the process, file descriptors and threads; and how long the
# gateway took to answer a refused call and to pass on an admitted one, on average over the seconds that follow.
sample() { # name, admin port, seconds
  "$java_home/bin/jcmd" "$gateway" GC.run > /dev/null
  local heap
  heap=$("$java_home/bin/jcmd" "$gateway" GC.heap_info | grep -oE 'used [0-9]+K' | head -n 2 | tr -dc '0-9\n' \
    | awk '{ kb += $1 } END { print kb }')
  printf '%s_heap_kb %s\n%s_rss_kb %s\n%s_descriptors %s\n%s_threads %s\n' "$1" "$heap" \
    "$1" "$(awk '/^VmRSS/ { print $2 }' "/proc/$gateway/status")" "$1" "$(find "/proc/$gateway/fd" -type l | wc -l)" \
    "$1" "$(awk '/^Threads/ { print $2 }' "/proc/$gateway/status")" >> "$work/samples"
  local before
  before=$(timers "$2")
  sleep "$3"
  awk -v name="$1" '{ printf "%s_refusal_us %.0f\n%s_forward_us %.0f\n", name, 1e6 * ($6 - $2) / ($5 - $1 ? $5 - $1 : 1),
    name, 1e6 * ($8 - $4) / ($7 - $3 ? $7 - $3 : 1) }' <<< "$before $(timers "$2")" >> "$work/samples"
}

# Count and sum of seconds of refusals, then of what was passed on.
timers() { # admin port
  curl -sSf "http://127.0.0.1:$1/metrics" | awk '
    { name = $1; sub(/[{].*/, "", name); sum[name] += $NF }
    END { printf "%d %f %d %f", sum["callgate_refusal_seconds_count"], sum["callgate_refusal_seconds_sum"],
      sum["callgate_forward_seconds_count"], sum["callgate_forward_seconds_sum"] }'
}

# While the load is on: once it is steady, and shortly before its end.
sample_twice() { # admin port
  local steady=$((seconds > 120 ? 60 : seconds / 2)) window=$((seconds > 40 ? seconds / 20 : 1))
  java_home=$(dirname "$(dirname "$(readlink -f "/proc/$gateway/exe")")")
  sleep "$steady"
  sample steady "$1" "$window"
  sleep $((seconds - steady - seconds / 10 - window))
  sample late "$1" "$window"
}

sampled() { # name
  awk -v name="$1" '$1 == name { print $2 }' "$work/samples"
}

# A tenth, and what the JVM learns while it runs; an answer may take twice as long, for a machine is seldom quiet. Of a run of seconds
# it proves nothing: the JVM is still learning then, on many cores with more and more threads.
check_drift() {
  local steady name
  cat "$work/samples" >> "$work/figures"
  [ "$seconds" -gt 120 ] || return 0
  steady=$(sampled steady_heap_kb)
  check_at_most late_heap_kb_again "$(sampled late_heap_kb)" $((steady + steady / 10 + 4096))
  check_at_most late_descriptors_again "$(sampled late_descriptors)" $(($(sampled steady_descriptors) + 2))
  check_at_most late_threads_again "$(sampled late_threads)" $(($(sampled steady_threads) + 2))
  for name in refusal forward; do
    check_at_most "late_${name}_us_again" "$(sampled "late_${name}_us")" $((2 * $(sampled "steady_${name}_us") + 100))
  done
}

# Prints the figures, keeps them if that was asked for, and ends here if one is not what it must be.
report() { # what was run, for the name of the file
  cat "$work/figures"
  if [ "$save" = yes ]; then
    local saved
    saved=perf/results/$(date -u +%F)-$1.txt
    mkdir -p perf/results
    {
      echo "date $(date -u +%FT%TZ)"
      echo "commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')"
      echo "machine $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
      echo "command $command_line"
      cat "$work/figures"
    } > "$saved"
    echo "saved $saved"
  fi
  [ "$failures" -eq 0 ] || fail "$failures figures differ"
}
