#!/usr/bin/env bash
# Offers calls at a set rate through the real gateway to Kamailio as the carrier, every second one to a listed number, and
# checks that none was lost: what SIPp placed, what the carrier took, what /metrics counted and what evidence holds must be
# the same numbers. Beyond two minutes it also checks that memory and the time of an answer have not drifted between the second
# minute and the last. Prints the figures, one "name value" a line; exits 1 if any is not what it must be.
# Needs sipp, kamailio and curl (Debian: sip-tester, kamailio, curl).
#
#   perf/soak.sh [MINUTES | --seconds N] [--rate CALLS_PER_SECOND] [--port-base PORT] [--callgate LAUNCHER] [--save]
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
    [0-9]*) seconds=$(($1 * 60)); shift ;;
    *) sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
# Daemons lie in sbin, which is on the path of root only.
PATH=$PATH:/usr/sbin
# shellcheck source=perf/accounting.sh
source perf/accounting.sh
require sipp kamailio curl

readonly calls=$((rate * seconds / 2 * 2))
readonly half=$((calls / 2))
readonly sip_port=$port_base carrier_port=$((port_base + 1)) caller_port=$((port_base + 2)) admin_port=$((port_base + 3))
readonly scenarios=$PWD/sip-gateway/src/test/resources/sipp
carrier="" sampler=""

clean_up() {
  # shellcheck disable=SC2086 # one process id, or none
  end_children $carrier $gateway $sampler
  rm -rf "$work"
}
trap clean_up EXIT

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

compare() {
  figure offered_calls_per_second "$rate"
  figure seconds "$seconds"
  check calls_placed "$(sipp_count caller TotalCallCreated)" "$calls"
  check calls_as_expected "$(sipp_count caller 'SuccessfulCall(C)')" "$calls"
  check calls_lost_or_wrong "$(sipp_count caller 'FailedCall(C)')" 0
  check carrier_invites "$invites" "$half"
  check metrics_admitted "$(metric callgate_calls_total 'verdict="admitted"')" "$half"
  check metrics_refused "$(metric callgate_calls_total 'verdict="refused"')" "$half"
  check evidence_admitted "$(recorded '"event":"judged"' '"verdict":"admitted"')" "$half"
  check evidence_refused "$(recorded '"event":"judged"' '"verdict":"refused"')" "$half"
  check gateway_exit_code "$gateway_exit" 0
  # What is repeated counts again in these.
  figure carrier_acks "$acks"
  figure carrier_byes "$byes"
  figure caller_retransmissions "$(sipp_count caller 'Retransmissions(C)')"
  check_drift
}

write_inputs
start_carrier
start_gateway
sample_twice $admin_port &
sampler=$!
place_calls
wait "$sampler"
sampler=""
# Meters and evidence follow the call path within a second.
stop_gateway $admin_port 2
compare
report "soak-${rate}x${seconds}"
echo "soak: $calls calls, none lost"
