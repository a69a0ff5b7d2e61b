#!/usr/bin/env bash
# One issue for all that fails: found by the marker that begins its text, opened, rewritten, and closed
# when all is well. One that somebody closed stays closed until something fails that it does not list.
# Wants EXIT_CODE, REPORT, GH_TOKEN and GH_REPO.
set -euo pipefail

marker='<!-- cai check-links -->'
title='Links that no longer show the cited work'

# The newest issue of ours in a state, of which a field is printed.
ours() {
  gh issue list --state "$1" --limit 200 --json number,body \
    --jq "[.[] | select(.body | startswith(\"$marker\"))][0].$2 // empty"
}

# What a report (on stdin) lists under a heading: a line with verdict and URL for each link.
findings() {
  awk -v heading="$1" '
    { sub(/\r$/, "") }
    /^### / { here = $2 == heading; next }
    here && /^- \*\*/ { verdict = $2; next_is_url = 1; next }
    next_is_url { sub(/^ +/, ""); sub(/<br>$/, ""); print verdict, $0; next_is_url = 0 }
  '
}

open_issue=$(ours open number)

case "${EXIT_CODE:-}" in
  0)
    if [ -n "$open_issue" ]; then
      # It lists nothing any more: what fails after this is new.
      gh issue edit "$open_issue" --body-file "$REPORT"
      gh issue close "$open_issue" --comment 'All links are well again.'
    fi
    ;;
  1)
    if [ -n "$open_issue" ]; then
      gh issue edit "$open_issue" --body-file "$REPORT"
      exit 0
    fi
    failing=$(findings Fails < "$REPORT")
    # Where nothing fails, it was a strict check, and the warnings are what it found.
    [ -n "$failing" ] || failing=$(findings Warnings < "$REPORT")
    closed=$(ours closed body)
    listed=$(findings Fails <<< "$closed"; findings Warnings <<< "$closed")
    if [ -n "$failing" ] && [ -n "$listed" ] && ! grep -Fxvq -e "$listed" <<< "$failing"; then
      echo 'Nothing fails that is not in the issue that was closed: it stays closed.'
    else
      gh issue create --title "$title" --body-file "$REPORT"
    fi
    ;;
  4)
    echo 'The network was unusable: nothing is known, so nothing is said.'
    ;;
  *)
    echo "::error title=cai::check-links ended with ${EXIT_CODE:-no exit code}"
    exit 1
    ;;
esac
