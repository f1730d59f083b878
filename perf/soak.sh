#!/usr/bin/env bash
# Offers calls at a set rate through the real gateway to Kamailio as the carrier, every second one to a listed number, and
# checks that none was lost: what SIPp placed, what the carrier took, what /metrics counted and what evidence holds must be
# the same numbers. Prints them, one "name value" a line; exits 1 if any differs.
# Needs sipp, kamailio and curl (Debian: sip-tester, kamailio, curl).
#
#   perf/soak.sh [--rate CALLS_PER_SECOND] [--seconds N] [--port-base PORT] [--callgate LAUNCHER] [--save]
#
# --save keeps the figures in perf/results/ with the date, commit, machine and command.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly command_line="perf/soak.sh $*"
rate=500
seconds=60
port_base=12060
callgate=./callgate
save=no
while [ $# -gt 0 ]; do
  case $1 in
    --rate) rate=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --port-base) port_base=$2; shift 2 ;;
    --callgate) callgate=$2; shift 2 ;;
    --save) save=yes; shift ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
# Daemons lie in sbin, which is on the path of root only.
PATH=$PATH:/usr/sbin
for program in sipp kamailio curl; do
  command -v $program > /dev/null || { echo "soak: $program is not installed (Debian: sip-tester, kamailio, curl)" >&2; exit 2; }
done

readonly calls=$((rate * seconds / 2 * 2))
readonly half=$((calls / 2))
readonly sip_port=$port_base carrier_port=$((port_base + 1)) caller_port=$((port_base + 2)) admin_port=$((port_base + 3))
readonly scenarios=$PWD/sip-gateway/src/test/resources/sipp
work=$(mktemp -d)
gateway="" carrier=""

clean_up() {
  local child
  for child in $carrier $gateway; do
    kill -TERM "$child" 2> /dev/null || true
    wait "$child" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap clean_up EXIT

fail() {
  echo "soak: $*" >&2
  for log in "$work/caller.errors" "$work/carrier.log" "$work/gateway.log"; do
    if [ -s "$log" ]; then { echo "--- the end of $log"; tail -n 40 "$log"; } >&2; fi
  done
  exit 1
}

# The numbers that the French plan keeps for fiction, 03 53 01 00 00 to 99 99: even ones are listed.
write_inputs() {
  seq -f '+3335301%04.0f' 0 2 9998 > "$work/listed.txt"
  { echo SEQUENTIAL; seq 0 9999 | awk '{ printf "+3335301%04d;%s\n", $1, $1 % 2 ? "connected" : "refused" }'; } \
    > "$work/numbers.csv"
  cat > "$work/callgate.yaml" <<YAML
store: {directory: $work/store}
listen:
  - {transport: udp, address: 127.0.0.1, port: $sip_port}
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

start_gateway() {
  "$callgate" list import bloctel "$work/listed.txt" --store "$work/store" --country FR --issued 2026-08-10 \
    > "$work/import.log" 2>&1 || fail "the import failed: $(cat "$work/import.log")"
  "$callgate" run --config "$work/callgate.yaml" > "$work/gateway.log" 2>&1 &
  gateway=$!
  local waited=0
  until grep -q '^callgate ready' "$work/gateway.log"; do
    kill -0 "$gateway" 2> /dev/null || fail "the gateway did not start"
    [ $((waited += 1)) -le 600 ] || fail "the gateway was not ready within a minute"
    sleep 0.1
  done
}

start_carrier() {
  mkdir "$work/kamailio"
  kamailio -f perf/peers/carrier.cfg -A PORT="$carrier_port" -DD -E -Y "$work/kamailio" -P "$work/kamailio/pid" \
    -m 256 -M 16 > "$work/carrier.log" 2>&1 &
  carrier=$!
  local waited=0
  until carrier_counts; do
    kill -0 "$carrier" 2> /dev/null || fail "Kamailio did not start: $(cat "$work/carrier.log")"
    [ $((waited += 1)) -le 100 ] || fail "Kamailio did not answer"
    sleep 0.1
  done
}

# Asks Kamailio what it has counted; sets invites, acks and byes.
carrier_counts() {
  local answer
  printf '%s\r\n' "OPTIONS sip:127.0.0.1:$carrier_port SIP/2.0" "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK$RANDOM" \
    "From: <sip:soak@127.0.0.1>;tag=$RANDOM" "To: <sip:127.0.0.1>" "Call-ID: $RANDOM-$RANDOM" "CSeq: 1 OPTIONS" \
    "Content-Length: 0" "" > "$work/options"
  exec 3<> "/dev/udp/127.0.0.1/$carrier_port"
  cat "$work/options" >&3
  # One datagram by one read.
  answer=$(timeout 1 dd bs=64k count=1 <&3 2> /dev/null) || true
  exec 3>&-
  [[ $answer =~ invites=([0-9]+)\;acks=([0-9]+)\;byes=([0-9]+) ]] || return 1
  invites=${BASH_REMATCH[1]} acks=${BASH_REMATCH[2]} byes=${BASH_REMATCH[3]}
}

place_calls() {
  sipp "127.0.0.1:$sip_port" -sf "$scenarios/caller-mixed.xml" -i 127.0.0.1 -p "$caller_port" -cp $((port_base + 4)) \
    -key contact_port "$caller_port" -inf "$work/numbers.csv" -r "$rate" -l 20000 -m "$calls" -nostdin \
    -timeout "$((seconds + 60))s" -timeout_error -trace_err -error_file "$work/caller.errors" \
    -trace_stat -fd 1 -stf "$work/caller.csv" < /dev/null > "$work/caller.screen" 2>&1 || true
  carrier_counts || fail "Kamailio no longer answers"
}

# A column of the last line of a SIPp statistics file.
sipp_count() {
  awk -F';' -v column="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) c = i } { value = $c } END { print value + 0 }' \
    "$work/caller.csv"
}

# The sum of a counter over all its labels but the one given.
metric() { # label="value"
  awk -v label="$1" '/^callgate_calls_total\{/ && index($0, label) { sum += $NF } END { printf "%d", sum }' "$work/metrics"
}

judged() { # outcome
  cat "$work"/store/evidence/* | grep '"event":"judged"' | grep -c "\"verdict\":\"$1\"" || true
}

stop_gateway() {
  # Meters and evidence follow the call path within a second.
  sleep 2
  curl -sSf "http://127.0.0.1:$admin_port/metrics" > "$work/metrics" || fail "/metrics did not answer"
  kill -TERM "$gateway"
  gateway_exit=0
  wait "$gateway" || gateway_exit=$?
  gateway=""
}

failures=0
check() { # name, value, expected
  printf '%s %s\n' "$1" "$2" >> "$work/figures"
  if [ "$2" != "$3" ]; then
    echo "soak: $1 is $2, not $3" >&2
    failures=$((failures + 1))
  fi
}

compare() {
  printf '%s %s\n' offered_calls_per_second "$rate" seconds "$seconds" > "$work/figures"
  check calls_placed "$(sipp_count TotalCallCreated)" "$calls"
  check calls_as_expected "$(sipp_count 'SuccessfulCall(C)')" "$calls"
  check calls_lost_or_wrong "$(sipp_count 'FailedCall(C)')" 0
  check carrier_invites "$invites" "$half"
  check metrics_admitted "$(metric 'verdict="admitted"')" "$half"
  check metrics_refused "$(metric 'verdict="refused"')" "$half"
  check evidence_admitted "$(judged admitted)" "$half"
  check evidence_refused "$(judged refused)" "$half"
  check gateway_exit_code "$gateway_exit" 0
  # What is repeated counts again in these.
  printf '%s %s\n' carrier_acks "$acks" carrier_byes "$byes" \
    caller_retransmissions "$(sipp_count 'Retransmissions(C)')" >> "$work/figures"
}

report() {
  cat "$work/figures"
  if [ "$save" = yes ]; then
    mkdir -p perf/results
    local file commit
    commit=$(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')
    file=perf/results/$(date -u +%F)-soak-${rate}x${seconds}.txt
    {
      echo "date $(date -u +%FT%TZ)"
      echo "commit $commit"
      echo "machine $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
      echo "command $command_line"
      cat "$work/figures"
    } > "$file"
    echo "saved $file"
  fi
}

write_inputs
start_carrier
start_gateway
place_calls
stop_gateway
compare
report
[ "$failures" -eq 0 ] || fail "$failures counts differ"
echo "soak: $calls calls, none lost"
