#!/usr/bin/env bash
# Mixed traffic for a long time through the real gateway: calls that connect, are put on hold, are refused, are cancelled, and go to
# the second carrier, with one message in a hundred lost on each side. Ends by checking that every call is accounted for alike by
# callers, carriers, /metrics and evidence, that no transaction is left, and that memory is flat. One "name value" a line; exits 1
# if anything differs.
# Needs sipp, curl and jcmd (Debian: sip-tester, curl; jcmd is part of the JDK).
#
#   perf/mixed.sh [--minutes N | --seconds N] [--rate CALLS_PER_SECOND] [--loss PERCENT] [--t1-ms N] [--port-base PORT]
#                 [--callgate LAUNCHER] [--keep DIR] [--save]
#
# --t1-ms sets the gateway's T1, for a shorter wait until the last transaction has gone.
# --keep moves what SIPp and the gateway wrote to DIR, every message of the calls that failed at SIPp among it.
# --save keeps the figures in perf/results/ with the date, commit, machine and command.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly command_line="perf/mixed.sh $*"
rate=200
loss_percent=1
keep=""
seconds=1800
t1_ms=500
port_base=13060
callgate=./callgate
save=no
while [ $# -gt 0 ]; do
  case $1 in
    --minutes) seconds=$(($2 * 60)); shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --rate) rate=$2; shift 2 ;;
    --loss) loss_percent=$2; shift 2 ;;
    --keep) keep=$2; shift 2 ;;
    --t1-ms) t1_ms=$2; shift 2 ;;
    --port-base) port_base=$2; shift 2 ;;
    --callgate) callgate=$2; shift 2 ;;
    --save) save=yes; shift ;;
    *) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
# shellcheck source=perf/accounting.sh
source perf/accounting.sh
require sipp curl

# Of ten calls: three refused, three connected, one put on hold, two cancelled, one taken by the second carrier.
readonly kinds="refused connected held cancelled moved"
declare -A tenths=([refused]=3 [connected]=3 [held]=1 [cancelled]=2 [moved]=1)
declare -A numbers=([refused]=+33353010002 [connected]=+33353010001 [held]=+33353010003 [cancelled]=+33353010005 \
  [moved]=+33353010007)
readonly scenarios=$PWD/sip-gateway/src/test/resources/sipp peers=$PWD/perf/peers
declare -A plays=([refused]=$scenarios/caller-refused.xml [connected]=$scenarios/caller-hangs-up.xml \
  [held]=$scenarios/caller-reinvites.xml [cancelled]=$peers/mixed-cancels.xml [moved]=$scenarios/caller-hangs-up.xml)
# A callee of SIPp answers no re-INVITE before the ACK to its 200: who holds gives that the time for nine.
readonly talk_ms=4000 held_talk_ms=8000 carrier_t2_ms=1000
# Longer than an INVITE may be lost again and again: only the carrier that says 503 is to be left for the next.
readonly attempt_timeout_ms=15000
# 64 * T1 is as long as an ended call's transaction lingers.
readonly linger_seconds=$((t1_ms * 64 / 1000 + 2))
readonly sip_port=$port_base admin_port=$((port_base + 1)) carrier_a=$((port_base + 2)) carrier_b=$((port_base + 3))
far_ends="" sampler=""

clean_up() {
  # shellcheck disable=SC2086 # lists of process ids
  end_children $sampler $far_ends $gateway
  if [ -n "$keep" ]; then
    mkdir -p "$keep" && mv "$work"/* "$keep" || true
  fi
  rm -rf "$work"
}
trap clean_up EXIT

write_inputs() {
  echo "${numbers[refused]}" > "$work/listed.txt"
  cat > "$work/callgate.yaml" <<YAML
store: {directory: $work/store}
listen:
  - {transport: udp, address: 127.0.0.1, port: $sip_port}
admin: {address: 127.0.0.1, port: $admin_port}
sip: {t1-ms: $t1_ms}
carriers:
  - {name: carrier-a, address: "127.0.0.1:$carrier_a", transport: udp, priority: 1, attempt-timeout-ms: $attempt_timeout_ms}
  - {name: carrier-b, address: "127.0.0.1:$carrier_b", transport: udp, priority: 2, attempt-timeout-ms: $attempt_timeout_ms}
sellers:
  - name: choucroute
    country: FR
    deny-lists: [bloctel]
    callers:
      - {name: marketing, peers: [127.0.0.1/32]}
YAML
}

# Becomes SIPp: to be run in the background, so that its process is the one that is ended.
sipp_party() { # name, port, further options
  local name=$1 port=$2
  shift 2
  exec sipp "127.0.0.1:$sip_port" -i 127.0.0.1 -p "$port" -cp $((port + 500)) -key contact_port "$port" -nostdin -l 10000 \
    -lost $loss_percent -trace_err -error_file "$work/$name.errors" \
    -trace_calldebug -calldebug_file "$work/$name.calls" -trace_stat -fd 1 -stf "$work/$name.csv" "$@" \
    < /dev/null > "$work/$name.screen" 2>&1
}

# The second carrier takes what the first cannot.
start_carriers() {
  sed 's/7@" search_in/none@" search_in/' "$peers/mixed-carrier.xml" > "$work/second-carrier.xml"
  sipp_party carrier-a $carrier_a -nd -T2 $carrier_t2_ms -sf "$peers/mixed-carrier.xml" &
  far_ends="$far_ends $!"
  sipp_party carrier-b $carrier_b -nd -T2 $carrier_t2_ms -sf "$work/second-carrier.xml" &
  far_ends="$far_ends $!"
  sleep 1
  local carrier
  for carrier in $far_ends; do
    kill -0 "$carrier" 2> /dev/null || fail "a carrier did not start"
  done
}

calls_of() { # kind
  echo $((rate * tenths[$1] / 10 * seconds))
}

place_calls() {
  local kind port=$((port_base + 10)) talk callers=""
  for kind in $kinds; do
    talk=$talk_ms
    if [ $kind = held ]; then talk=$held_talk_ms; fi
    sipp_party "$kind" $port -sf "${plays[$kind]}" -s "${numbers[$kind]}" -d $talk -r $((rate * tenths[$kind] / 10)) \
      -m "$(calls_of "$kind")" -timeout $((seconds + 120))s -timeout_error &
    callers="$callers $!"
    port=$((port + 1))
  done
  far_ends="$far_ends $callers"
  local caller
  for caller in $callers; do
    # What went wrong shows in the counts.
    wait "$caller" || true
  done
}

compare() {
  local kind admitted=0 answered
  figure offered_calls_per_second "$rate"
  figure seconds "$seconds"
  figure loss_percent "$loss_percent"
  for kind in $kinds; do
    check "${kind}_placed" "$(sipp_count "$kind" TotalCallCreated)" "$(calls_of "$kind")"
    check "${kind}_as_expected" "$(sipp_count "$kind" 'SuccessfulCall(C)')" "$(calls_of "$kind")"
    if [ "$kind" != refused ]; then admitted=$((admitted + $(calls_of "$kind"))); fi
  done
  answered=$((admitted - $(calls_of cancelled)))
  check carrier_a_calls "$(sipp_count carrier-a TotalCallCreated)" "$admitted"
  check carrier_b_calls "$(sipp_count carrier-b TotalCallCreated)" "$(calls_of moved)"
  check carriers_failed_calls $(($(sipp_count carrier-a 'FailedCall(C)') + $(sipp_count carrier-b 'FailedCall(C)'))) 0
  check metrics_admitted "$(metric callgate_calls_total 'verdict="admitted"')" "$admitted"
  check metrics_refused "$(metric callgate_calls_total 'verdict="refused"')" "$(calls_of refused)"
  check evidence_admitted "$(recorded '"event":"judged"' '"verdict":"admitted"')" "$admitted"
  check evidence_refused "$(recorded '"event":"judged"' '"verdict":"refused"')" "$(calls_of refused)"
  check evidence_answered "$(recorded '"event":"answered"' '')" "$answered"
  check evidence_hung_up "$(recorded '"event":"ended"' '"end":"hung-up-by-caller"')" "$answered"
  check evidence_cancelled "$(recorded '"event":"ended"' '"end":"cancelled"')" "$(calls_of cancelled)"
  check evidence_lost "$(metric callgate_evidence_lines_lost_total)" 0
  check messages_shed "$(metric callgate_shed_total)" 0
  check calls_in_setup_left "$(metric callgate_calls_in_setup)" 0
  check transactions_left "$(metric callgate_transactions)" 0
  check gateway_exit_code "$gateway_exit" 0
  check_drift
}

write_inputs
start_gateway
start_carriers
sample_twice $admin_port &
sampler=$!
place_calls
wait "$sampler"
sampler=""
stop_gateway $admin_port $linger_seconds
compare
report "mixed-${rate}x${seconds}"
echo "mixed: $(metric callgate_calls_total) calls, each accounted for"
