# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of a plan in words, for table, summary and hover."""

from __future__ import annotations

from ..algorithms.core import lengths
from ..algorithms.core.texts import number
from ..algorithms.qgis_io.texts import tr


class Words:
    """How the figures of one session are told.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        self.session = session
        self.in_costs = session.problem.costs is not None

    def travel(self, value: float) -> str:
        """In the reader's unit of distances, or what travel costs in the user's unit."""
        return number(value, 2) if self.in_costs else lengths.far(value)

    def travel_unit(self) -> str:
        return tr("travel cost") if self.in_costs else lengths.unit_in_full()

    def percent(self, value: float) -> str:
        return tr("{n} %").format(n=number(value, 1))

    def change(self, before: float, after: float, good_if_more: bool, text) -> str:
        """A figure now and then, as HTML: gains in blue, losses in red, with their signs."""
        if text(before) == text(after) or before != before or after != after:
            return text(after)
        gain = (after > before) == good_if_more
        colour = "#2166ac" if gain else "#b2182b"
        up, down = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"
        arrow = up if after > before else down
        then = f'<b style="color:{colour}">{text(after)} {arrow}</b>'
        return f"{text(before)} \N{RIGHTWARDS ARROW} {then}"

    def refused(self, refusal) -> str:
        """Why something is not done, as HTML: before a click and after it."""
        words = self.session.words(refusal)
        return f'<span style="color:#b2182b"><b>\N{MULTIPLICATION SIGN}</b> {words}</span>'

    def what_if(self, foreseen) -> str:
        """What a move would do, as HTML, a line per zone."""
        if foreseen is None:
            return ""
        session = self.session
        if foreseen.refusal is not None:
            return self.refused(foreseen.refusal)
        if not foreseen.zones:
            return ""
        lines = []
        for zone, (before, after) in foreseen.zones.items():
            sign = "+" if zone == foreseen.zone else "\N{MINUS SIGN}"
            target = 100 * session.limits_target(zone)
            nearer = abs(after.utilisation - target) < abs(before.utilisation - target)
            fuller = after.utilisation > before.utilisation
            lines.append(
                "<b>{sign} {name}</b>: {full} &nbsp; {travel} {unit} &nbsp; {shape}".format(
                    sign=sign,
                    name=session.titles[zone],
                    full=self.change(
                        before.utilisation, after.utilisation, nearer == fuller, self.percent
                    ),
                    travel=self.change(before.mean_travel, after.mean_travel, False, self.travel),
                    unit=self.travel_unit(),
                    shape=tr("compactness {n}").format(
                        n=self.change(
                            before.compactness, after.compactness, True, lambda v: number(v, 1)
                        )
                    ),
                )
            )
        if session.in_force is not None and foreseen.students_changed:
            more = foreseen.students_changed
            sign = "+" if more > 0 else ""
            text = tr("Students who change school: {n}")
            lines.append(text.format(n=f"{sign}{number(more)}"))
        if foreseen.staying:
            lines.append(tr("Units that stay where they are: {n}").format(n=len(foreseen.staying)))
        return "<br>".join(lines)
