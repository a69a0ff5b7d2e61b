"""What stands behind the ``#`` of a URL: a part of the page, or a word for scripts that no page holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from ca_israel.links.page.read import Page

# Never a part of a page, whatever the page is.
_NO_ANCHOR = re.compile(
    r"""top | [:!/].* | .*[=&/].*             # routes of scripts, text fragments, fields
    | \.[\w.-]* | _+                        # share trackers (AddThis), and what is left of one
    | (?:sthash|shash)\..* | [ai]xzz\w*     # copy trackers (ShareThis, Tynt)
    | more-\d+                              # where WordPress cut the text on its front page
    | disqus_\w+ | (?:fb-?)?comments? | comment-\d+ | respond | idc-?\w* | isso-thread | cusdis_thread | hyvor-talk\S*
    | (?:google|goog)_[\w-]+ | gsc\..*      # advertisements, site search
    | rd | wechat_redirect | __twitter_impression | Echobox\w* | xtor\S* | fbclid | gclid
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Lines of a file, remarks on it: made by the scripts of those who host code.
_MADE_BY_CODE_HOSTS = re.compile(
    r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|lines-\d+(?::\d+)?|diff-[\w-]+|(?:issue|discussion|commit)comment-\d+"
    r"|discussion_r\d+|pullrequestreview-\d+|note_\d+|file-.+-L\d+(?:-L?\d+)?"
)
_RENAMED = "user-content-"  # put before the names in a text by those who host code


def missing_part(url: str, page: Page) -> str | None:
    """Return the fragment of ``url`` if it names a part that ``page`` does not have; None where it names none."""
    fragment = urlsplit(url).fragment
    wanted = {fragment, unquote(fragment)}
    if page.kind != "html" or not fragment:
        return None
    if any(_NO_ANCHOR.fullmatch(name) or _MADE_BY_CODE_HOSTS.fullmatch(name) for name in wanted):
        return None
    wanted |= {_RENAMED + name for name in wanted} | {name.removeprefix(_RENAMED) for name in wanted}
    return None if wanted & page.names else fragment
