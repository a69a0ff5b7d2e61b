#!/usr/bin/env bash
# The inputs come as variables and go on as single words: nothing in them is read by the shell.
set -uo pipefail

arguments=(--format github)
[ -z "${INPUT_LEDGER:-}" ] || arguments+=("--ledger=$INPUT_LEDGER")
[ -z "${INPUT_CHANGED_SINCE:-}" ] || arguments+=("--changed-since=$INPUT_CHANGED_SINCE")
[ -z "${INPUT_HISTORY:-}" ] || arguments+=("--history=$INPUT_HISTORY")
[ -z "${INPUT_REPORT:-}" ] || arguments+=("--report=$INPUT_REPORT")
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
# What is found may pass on request; a ledger that cannot be read, or a wrong option, never does.
if [ "$code" -eq 1 ] && [ "${INPUT_FAIL:-true}" = false ]; then
  exit 0
fi
exit "$code"
