# SPDX-License-Identifier: GPL-2.0-or-later
"""What is new against last time's hubs."""

from __future__ import annotations

from collections import Counter

from ...hubs.results.result import HubResult
from ..page import Column, paragraph, table
from ..texts import counted, listed, number, tr
from .paper import HubReport, cell, text_cell


def changes_in_short(hubs: HubResult) -> str:
    """Who changed hub, who is new, and which hubs opened and closed."""
    assert hubs.last is not None
    text = tr(
        "Against last time's hubs {changed} ({share} % of those that were in one). New points: "
        "{new}."
    ).format(
        changed=counted(hubs.changed.sum(), tr("1 point changes hub"), tr("{n} points change hub")),
        share=number(100 * hubs.share_changed, 1),
        new=number((hubs.last.before < 0).sum()),
    )
    names, numbers = hubs.names, hubs.numbers.tolist()
    opened = hubs.opened
    if names is not None:
        opened = [names[numbers.index(each)] for each in opened]
    for what, hubs_named in (
        (tr("Hubs opened: {n} ({hubs})."), opened),
        (tr("Hubs closed: {n} ({hubs})."), hubs.closed),
    ):
        if hubs_named:
            text += " " + what.format(n=number(len(hubs_named)), hubs=listed(hubs_named))
    return text


def changes(report: HubReport) -> str:
    """The moves from hub to hub."""
    hubs = report.hubs
    assert hubs.last is not None
    before = hubs.last.names_before
    moves = Counter(
        (before[row], int(hubs.labels[row])) for row in hubs.changed.nonzero()[0].tolist()
    )
    body = paragraph(
        changes_in_short(hubs)
        + " "
        + tr(
            "Which points they are shows in the layer of the points: in its style 'Changes', and "
            "in the fields 'changed' and 'hub_before' (with a number behind where the layer "
            "already had fields of these names)."
        )
    )
    if not moves:
        return body

    def called_before(name: str) -> str:
        return name if hubs.names is not None else tr("Hub {hub}").format(hub=name)

    rows = [
        [text_cell(called_before(name)), text_cell(report.called(hub)), cell(many)]
        for (name, hub), many in sorted(moves.items(), key=lambda each: (-each[1], each[0][1]))
    ]
    columns = [Column(tr("From"), False), Column(tr("To"), False), Column(tr("Points"))]
    return body + table(columns, rows, tr("Points that change hub"), True, "changes")
