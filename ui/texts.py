# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of a plan in words, for table, summary and hover."""

from __future__ import annotations

from ..algorithms.core import lengths
from ..algorithms.core.texts import listed, number
from ..algorithms.qgis_io.texts import tr
from .state.repairs import SCHOOLS_NAMED

_GIVERS_NAMED = 3
"""Of the schools that would lose units: the dock has five lines for what a click would do."""


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

    def _unbroken(self, value: float) -> str:
        return self.percent(value).replace(" ", "\N{NO-BREAK SPACE}")

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

    def painted(self, step) -> str:
        """What a stroke has done, as HTML."""
        students = self.session.problem.students[list(step.units)].sum()
        return tr("<b>{step}</b>: {students} students.").format(
            step=step.name, students=number(students)
        )

    def fuller(self, schools) -> str:
        """Schools with how full they are and were, the first of them by name."""
        named = [
            f"{self.session.titles[zone]} ({number(then, 1)} \N{RIGHTWARDS ARROW} "
            f"{self.percent(now)})"
            for zone, then, now in schools
        ]
        return listed(named, SCHOOLS_NAMED)

    def left(self, refusals: dict) -> str:
        """What a stroke has not done, as HTML: how many units stay, and why the last of them."""
        reason = self.refused(list(refusals.values())[-1])
        if len(refusals) == 1:
            return reason
        stay = tr("Units that stay: {n}").format(n=len(refusals))
        return f"{stay} \N{MIDDLE DOT} {reason}"

    def fullness(self, zone: int, before: float, after: float) -> str:
        """How full a school is and would be, as HTML."""
        target = 100 * self.session.limits_target(zone)
        nearer = abs(after - target) < abs(before - target)
        return self.change(before, after, nearer == (after > before), self._unbroken)

    def what_if(self, foreseen) -> str:
        """What a move would do, as HTML, a line per zone."""
        if foreseen is None:
            return ""
        session = self.session
        if foreseen.refusal is not None:
            return self.refused(foreseen.refusal)
        if not foreseen.zones:
            return ""
        ordered = sorted(foreseen.zones, key=lambda zone: zone != foreseen.zone)
        lines = []
        for zone in ordered if len(ordered) <= 2 else ordered[:1]:
            before, after = foreseen.zones[zone]
            lines.append(
                "{school} &nbsp; {travel} {unit} &nbsp; {shape}".format(
                    school=self._fuller(foreseen, zone),
                    travel=self.change(before.mean_travel, after.mean_travel, False, self.travel),
                    unit=self.travel_unit(),
                    shape=tr("compactness {n}").format(
                        n=self.change(
                            before.compactness, after.compactness, True, lambda v: number(v, 1)
                        )
                    ),
                )
            )
        if len(ordered) > 2:
            givers = [self._fuller(foreseen, zone) for zone in ordered[1:]]
            lines.append(listed(givers, _GIVERS_NAMED))
        last = []
        if session.in_force is not None and foreseen.students_changed:
            more = foreseen.students_changed
            sign = "+" if more > 0 else ""
            text = tr("Students who change school: {n}")
            last.append(text.format(n=f"{sign}{number(more)}"))
        if foreseen.staying:
            last.append(tr("Units that stay: {n}").format(n=len(foreseen.staying)))
        return "<br>".join([*lines, " \N{MIDDLE DOT} ".join(last)] if last else lines)

    def _fuller(self, foreseen, zone: int) -> str:
        """How full a school is and would be, with its name."""
        before, after = foreseen.zones[zone]
        return "<b>{sign} {name}</b>: {full}".format(
            sign="+" if zone == foreseen.zone else "\N{MINUS SIGN}",
            name=self.session.titles[zone],
            full=self.fullness(zone, before.utilisation, after.utilisation),
        )
