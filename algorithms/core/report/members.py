# SPDX-License-Identifier: GPL-2.0-or-later
"""Which features are in every hub or group, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..ids import is_missing, plain
from .page import paragraph
from .texts import tr

MOST_LISTED = 20_000
"""Names: with more the page would be too large to send, and the layer has them all."""


def member_lists(titles: Sequence[str], labels: Iterable[int], names: Sequence) -> str:
    """A heading and its names in alphabetical order for every hub or group, as HTML.

    Parameters
    ----------
    titles : sequence of str of length k
        Plain texts.
    labels : iterable of int of length n
        0..k-1.
    names : sequence of length n
        Missing ones among them.
    """
    if len(names) > MOST_LISTED:
        return paragraph(tr("They are too many to be listed here; the layer has them all."))
    members: list[list[str]] = [[] for _ in titles]
    for label, name in zip(labels, names):
        members[label].append(tr("without a name") if is_missing(name) else plain(name))
    return "".join(
        f"<h3>{escape(title)}</h3>{paragraph('; '.join(sorted(own, key=str.casefold)))}"
        for title, own in zip(titles, members)
    )
