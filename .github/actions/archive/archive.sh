#!/usr/bin/env bash
# The inputs come as variables and go on as single words: nothing in them is read by the shell.
set -uo pipefail

arguments=(--write --report archive.md)
[ -z "${INPUT_LEDGER:-}" ] || arguments+=("--ledger=$INPUT_LEDGER")
[ "${INPUT_ALL:-false}" != true ] || arguments+=(--all)
[ -z "${INPUT_HISTORY:-}" ] || arguments+=("--history=$INPUT_HISTORY")
[ -z "${INPUT_MAX_TIME:-}" ] || arguments+=("--max-time=$INPUT_MAX_TIME")
answer=${RUNNER_TEMP:-/tmp}/cai-archive-$$.json
rm -f -- archive.md "$answer"
arguments+=(-f json -o "$answer")
[ -z "${INPUT_TARGETS:-}" ] || arguments+=(-- "$INPUT_TARGETS")

cai archive "${arguments[@]}"
code=$?
counts='
import json, sys
said = json.load(open(sys.argv[1], encoding="utf-8"))
print("found=%d" % said["summary"].get("found", 0))
print("changed=%s" % str(any(one["written"] for one in said["sources"])).lower())
'
{
  [ -f "$answer" ] && python -c "$counts" "$answer" || printf 'found=0\nchanged=false\n'
  echo "exit-code=$code"
} >> "${GITHUB_OUTPUT:-/dev/null}"
if [ -f archive.md ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat archive.md >> "$GITHUB_STEP_SUMMARY"
fi

if [ "$code" -eq 4 ]; then
  echo "::notice title=cai::the archive could not tell; nothing is known"
fi
# A broken copy is told in the report, and shared runners are often refused: neither is a mistake of this repository.
# A run that looked for nothing, since a target is not there, wrote no report, and never passes.
if [ -f archive.md ] && { [ "$code" -eq 1 ] || [ "$code" -eq 4 ]; }; then
  exit 0
fi
exit "$code"
