#!/usr/bin/env bash
# The steps of the call path one by one, by JMH, with what each allocates and a baseline that does nothing beside it.
#
#   perf/micro.sh [--smoke | --huge] [--save] [BENCHMARK]
#
# --smoke      each for a moment: whether it still runs, not what it costs
# --huge       look-ups in 245 million numbers too (a minute of import, 300 MB of memory)
# --save       keeps the table in perf/results
# BENCHMARK    a regular expression: only those whose name it fits
#
# JAVA_HOME chooses the Java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly command_line="perf/micro.sh $*"
options=(-prof gc) save=no pattern=. mode=full
for argument in "$@"; do
  case $argument in
    --smoke) mode=smoke options+=(-wi 0 -i 1 -r 10ms -p numbers=1000) ;;
    --huge) mode=huge options+=(-p numbers=1000,1000000,10000000,245000000) ;;
    --save) save=yes ;;
    -*) sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) pattern=$argument ;;
  esac
done

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mvn -B -q -pl perf -am -Dmaven.test.skip=true -Dcheckstyle.skip package >&2 < /dev/null
table=perf/target/micro.txt
"$java" -cp 'perf/target/classes:perf/target/lib/*' org.openjdk.jmh.Main "${options[@]}" -rf text -rff "$table" "$pattern" \
  > perf/target/micro.log 2>&1 || { tail -n 40 perf/target/micro.log >&2; exit 1; }
# JMH goes on without a benchmark that failed.
if grep -q '<failure>\|<forked VM failed' perf/target/micro.log; then
  grep -A 5 'failure' perf/target/micro.log >&2
  exit 1
fi
# Of the figures of -prof gc only the bytes allocated by one operation say something here.
grep -vE 'gc\.(alloc\.rate |count|time)' "$table"
if [ $save = yes ]; then
  version=$("$java" -version 2>&1 | sed -n '1s/.* version "\([0-9]*\).*/\1/p')
  saved=perf/results/$(date -u +%F)-micro-$mode-java$version.txt
  {
    echo "date $(date -u +%FT%TZ)"
    echo "commit $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')"
    echo "machine $(nproc) x $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
    echo "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
    echo "command $command_line"
    grep -vE 'gc\.(alloc\.rate |count|time)' "$table"
  } > "$saved"
  echo "saved $saved" >&2
fi
