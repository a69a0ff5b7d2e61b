#!/usr/bin/env bash
# One pull request with the copies that were found, and the report as its text: opened, rewritten while it is open.
# One that somebody closed stays closed until other copies are found.
# Wants CHANGED, REPORT, GH_TOKEN and GH_REPO, and a checkout whose ledger was changed.
set -euo pipefail

branch='cai-archive'
title='Archived copies of what the ledger cites'

if [ "${CHANGED:-}" != true ]; then
  echo 'The ledger was not changed: nothing to propose.'
  exit 0
fi

gh auth setup-git
base=$(git rev-parse --abbrev-ref HEAD)
# The newest of our own: somebody else's fork may have a branch of this name.
ours=$(gh pr list --head "$branch" --state all --limit 100 --json number,state,isCrossRepository \
  --jq '[.[] | select(.isCrossRepository | not)][0] // empty | "\(.state) \(.number)"')
state=${ours%% *}

if [ "$state" = CLOSED ] && git fetch --quiet --depth=1 origin "$branch" \
  && git diff --name-only -z | xargs -0 git diff --quiet FETCH_HEAD --; then
  echo 'These copies were proposed, and somebody closed the pull request: it stays closed.'
  exit 0
fi

git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --all --message "$title"
git push --quiet --force origin "HEAD:refs/heads/$branch"
if [ "$state" = OPEN ]; then
  gh pr edit "${ours##* }" --body-file "$REPORT"
else
  gh pr create --head "$branch" --base "$base" --title "$title" --body-file "$REPORT"
fi
