#!/usr/bin/env bash
# One issue for all that fails: found by the marker that begins its text, opened, rewritten, and closed
# when all is well. Wants EXIT_CODE, REPORT, GH_TOKEN and GH_REPO.
set -euo pipefail

marker='<!-- cai check-links -->'
title='Links that no longer show the cited work'
open_issue=$(gh issue list --state open --limit 200 --json number,body \
  --jq "[.[] | select(.body | startswith(\"$marker\"))][0].number // empty")

case "${EXIT_CODE:-}" in
  0)
    if [ -n "$open_issue" ]; then
      gh issue close "$open_issue" --comment 'All links are well again.'
    fi
    ;;
  1)
    if [ -n "$open_issue" ]; then
      gh issue edit "$open_issue" --body-file "$REPORT"
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
