# SPDX-License-Identifier: GPL-2.0-or-later
"""A tour of the plan editor: one sentence at a time, on with the next once it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Optional

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ..algorithms.qgis_io.texts import tr

_LOOK_MS = 250


class Stop(NamedTuple):
    """What is asked of the user, and how it is known to be done."""

    text: str
    done: Callable[[], bool]


class Tour(QFrame):
    """Stands at the top of the dock until it is at its end.

    Parameters
    ----------
    editor : Editor
    changed : callable, optional
        Called once the plan has been changed by hand, on the tour or off it.
    """

    def __init__(self, editor, parent=None, changed: Optional[Callable[[], None]] = None):
        super().__init__(parent)
        self.editor, self.at, self.foreseen = editor, 0, None
        if changed is not None:
            editor.tool.finished.connect(lambda step: step is not None and changed())
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.zone = zone_that_can_grow(editor.session)
        self.stops = self._stops()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.count = QLabel(self)
        row.addWidget(self.count, 1)
        self.skip = QPushButton(tr("Skip"), self)
        self.skip.clicked.connect(self.go_on)
        row.addWidget(self.skip)
        self.leave = QPushButton(tr("End the tour"), self)
        self.leave.clicked.connect(self.end)
        row.addWidget(self.leave)
        column.addLayout(row)
        editor.tool.hovered.connect(self._hovered)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._show()

    def _stops(self) -> list[Stop]:
        editor, session, panel = self.editor, self.editor.session, self.editor.dock.solver
        school = session.titles[self.zone]
        stops = [
            Stop(
                tr(
                    "The table has a row for every school, and the bar says how full it is. Click "
                    "{school} in the table: it is now the school that takes units."
                ).format(school=f"<b>{school}</b>"),
                lambda: editor.zone == self.zone,
            ),
            Stop(
                tr(
                    "Move the mouse over a unit just outside its zone, without a click. Below the "
                    "table you read what a click would do to both schools: gains in blue, losses "
                    "in red. A unit that may not go has a red outline, and the reason is told."
                ),
                lambda: (
                    self.foreseen is not None
                    and self.foreseen.refusal is None
                    and bool(self.foreseen.zones)
                ),
            ),
            Stop(
                tr("Click such a unit: it goes to the school. A drag takes all on the way."),
                lambda: session.history.done > 0,
            ),
            Stop(tr("Take it back with Ctrl+Z."), lambda: session.history.done == 0),
            Stop(
                tr(
                    "Lock a zone: select its row and press L, or click in the first column. It "
                    "then neither loses nor gains units."
                ),
                lambda: bool(session.locks.zones),
            ),
            Stop(
                tr(
                    "Let the solver work: open 'Solver' at the bottom, choose 'Improve everywhere "
                    "but the locks' and press 'Start'. 'Stop' shows the best plan found until then."
                ),
                lambda: panel.found is not None,
            ),
            Stop(
                tr(
                    "What it found is hatched on the map, its figures beside the present ones. "
                    "'Take' it as one step, or 'Drop' it."
                ),
                lambda: panel.found is None,
            ),
            Stop(
                tr(
                    "The menu 'Save' writes the plan to a field or to new layers, or ends the "
                    "session; nothing has been changed in the sample so far. That is all: the page "
                    "'Change a plan by hand' (F1) has the rest."
                ),
                lambda: False,
            ),
        ]
        return stops

    def _hovered(self, foreseen) -> None:
        self.foreseen = foreseen

    def look(self) -> None:
        """Go on with the next stop if this one is done."""
        if self.at < len(self.stops) and self.stops[self.at].done():
            self.go_on()

    def go_on(self) -> None:
        self.at += 1
        self.foreseen = None
        if self.at == len(self.stops):
            self.end()
        else:
            self._show()

    def _show(self) -> None:
        self.text.setText(self.stops[self.at].text)
        self.count.setText(f"{self.at + 1} / {len(self.stops)}")
        self.skip.setVisible(self.at + 1 < len(self.stops))

    def end(self) -> None:
        self._timer.stop()
        self.hide()


def zone_that_can_grow(session) -> int:
    """The emptiest zone beside which there is a unit that can come to it."""
    plan, zones = session.plan, session.figures.zones

    def can_grow(zone: int) -> bool:
        return any(
            zone in plan.adjacent_zones(unit) and session.what_if([unit], zone).refusal is None
            for unit in range(session.problem.n_units)
            if plan.zone_of[unit] != zone
        )

    emptiest = sorted(range(len(zones)), key=lambda zone: zones[zone].utilisation)
    found: Optional[int] = next((zone for zone in emptiest if can_grow(zone)), None)
    return emptiest[0] if found is None else found
