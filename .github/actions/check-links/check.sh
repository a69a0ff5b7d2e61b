#!/usr/bin/env bash
# The inputs come as variables and go on as single words: nothing in them is read by the shell.
set -uo pipefail

arguments=(--format github)
[ -z "${INPUT_LEDGER:-}" ] || arguments+=("--ledger=$INPUT_LEDGER")
[ -z "${INPUT_CHANGED_SINCE:-}" ] || arguments+=("--changed-since=$INPUT_CHANGED_SINCE")
[ -z "${INPUT_HISTORY:-}" ] || arguments+=("--history=$INPUT_HISTORY")
report=${INPUT_REPORT:-${RUNNER_TEMP:-/tmp}/cai-report-$$.md}
rm -f -- "$report"
arguments+=("--report=$report")
[ -z "${INPUT_MAX_TIME:-}" ] || arguments+=("--max-time=$INPUT_MAX_TIME")
[ "${INPUT_STRICT:-false}" != true ] || arguments+=(--strict)
[ -z "${INPUT_TARGETS:-}" ] || arguments+=(-- "$INPUT_TARGETS")

cai check-links "${arguments[@]}"
code=$?
echo "exit-code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"

if [ "$code" -eq 4 ]; then
  echo "::notice title=cai::the network was unusable; nothing was judged"
  exit 0
fi
# What is found may pass on request; a run that judged nothing (a target that is not there, a ledger that
# cannot be read, a wrong option) wrote no report, and never passes.
if [ "$code" -eq 1 ] && [ "${INPUT_FAIL:-true}" = false ] && [ -f "$report" ]; then
  exit 0
fi
exit "$code"
