# SPDX-License-Identifier: GPL-2.0-or-later
"""The solver's part of the dock: what is wanted, progress, and the preview of the result."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.core.errors import InputError
from ...algorithms.core.texts import number, students_counted, units_counted
from ...algorithms.core.zones.plan import Plan
from ...algorithms.qgis_io.texts import tr
from ..state.figures import Figures
from ..state.repairs import patches_of, seats
from .task import SolverTask
from .work import Options, Preference, Request, Wish, request, solve

_CHOSEN_NAMED = 4
"""Schools whose seats a preview tells one by one: it has few lines."""


class SolverPanel(QgsCollapsibleGroupBoxBasic):
    """Asks the solver, shows what it found, and has it taken or dropped.

    Parameters
    ----------
    editor : Editor
    """

    def __init__(self, editor, parent=None):
        super().__init__(tr("Solver"), parent)
        self.editor, self.words = editor, editor.words
        self.task: Optional[SolverTask] = None
        self.request: Optional[Request] = None
        self._problem = None
        self.found = None
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.ask = QWidget(self)
        column.addWidget(self.ask)
        self.start = QPushButton(tr("Start"), self)
        self._asking(QGridLayout(self.ask))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.told.setWordWrap(True)
        column.addWidget(self.told)
        row = QHBoxLayout()
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 100)
        self.progress.hide()
        row.addWidget(self.progress, 1)
        self.stop = QPushButton(tr("Stop"), self)
        self.take = QPushButton(tr("Take"), self)
        self.drop = QPushButton(tr("Drop"), self)
        for button, slot in (
            (self.start, self.run),
            (self.stop, self.halt),
            (self.take, self.taken),
            (self.drop, self.dropped),
        ):
            button.clicked.connect(slot)
            if button is not self.start:
                row.addWidget(button)
        column.addLayout(row)
        self._show()
        self.setCollapsed(True)
        # Opened, the box shows all that is in it, whether or not it is meant to be seen.
        self.collapsedStateChanged.connect(lambda _: self._show())

    def _asking(self, grid) -> None:
        """What is asked for, two to a line: the table keeps its rows on a low screen."""
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        self.wish = QComboBox(self)
        for wish, text in (
            (Wish.IMPROVE, tr("Improve within the selected zones")),
            (Wish.EVERYWHERE, tr("Improve everywhere but the locks")),
            (Wish.UNASSIGNED, tr("Assign the unassigned units")),
            (Wish.BALANCE, tr("Balance the two selected zones")),
            (Wish.SMOOTH, tr("Smooth the borders between the selected zones")),
        ):
            self.wish.addItem(text, wish)
        # Its texts are longer than the dock is wide.
        self.wish.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.wish, 0, 0, 1, 3)
        grid.addWidget(self.start, 0, 3)
        asked = self.editor.opened.asked
        self.tolerance = QDoubleSpinBox(self)
        self.tolerance.setRange(0, 1000)
        self.tolerance.setSuffix(" %")
        self.tolerance.setValue(asked.tolerance)
        self.ceiling = QDoubleSpinBox(self)
        self.ceiling.setRange(0, 1000)
        self.ceiling.setSuffix(" %")
        self.ceiling.setSpecialValueText(tr("no limit"))
        self.ceiling.setValue(asked.max_utilisation or 0)
        self.prefer = QComboBox(self)
        for prefer, text in (
            (Preference.EVEN, tr("as usual")),
            (Preference.SHORT, tr("short journeys")),
            (Preference.ROUND, tr("compact zones")),
        ):
            self.prefer.addItem(text, prefer)
        self.keep = QComboBox(self)
        for weight, text in ((0.0, tr("no")), (1.0, tr("lightly")), (20.0, tr("strongly"))):
            self.keep.addItem(text, weight)
        has_plan = self.editor.session.in_force is not None
        self.keep.setCurrentIndex(1 if has_plan else 0)
        self.keep.setEnabled(has_plan)
        for at, (text, tip, widget) in enumerate(
            (
                (
                    tr("Tolerance"),
                    tr("How far a school may be fuller or emptier than the district"),
                    self.tolerance,
                ),
                (tr("At most"), tr("The highest utilisation of a school"), self.ceiling),
                (tr("Prefer"), tr("What counts most within the limits"), self.prefer),
                (tr("Keep students"), tr("Keep students at their schools"), self.keep),
            )
        ):
            label = QLabel(text, self)
            label.setBuddy(widget)
            for each in (label, widget):
                each.setToolTip(tip)
            grid.addWidget(label, 1 + at // 2, 2 * (at % 2))
            grid.addWidget(widget, 1 + at // 2, 2 * (at % 2) + 1)
        for widget_column in (1, 3):
            grid.setColumnStretch(widget_column, 1)
        if self.editor.session.criteria:
            self.wish.setToolTip(
                tr("Criteria chosen at the start count too, but in balancing and smoothing.")
            )

    def options(self) -> Options:
        return Options(
            self.tolerance.value(),
            self.ceiling.value() or None,
            self.prefer.currentData(),
            self.keep.currentData(),
        )

    # -- a run ---------------------------------------------------------------------------------

    def run(self) -> None:
        """Start what is chosen, in the background."""
        wish, zones = self.wish.currentData(), self.editor.selected_zones()
        among = wish in (Wish.BALANCE, Wish.IMPROVE, Wish.SMOOTH)
        if (among and len(zones) < 2) or (wish is Wish.BALANCE and len(zones) != 2):
            self.tell(
                tr("Select two zones in the table (Ctrl and a click).")
                if wish is Wish.BALANCE
                else tr("Select two or more neighbouring zones in the table (Ctrl and a click).")
            )
            return
        if wish is Wish.UNASSIGNED and not self.editor.unassigned():
            self.tell(tr("No unit is unassigned."))
            return
        self.dropped()
        try:
            self._problem = self.editor.session.problem
            self.request = request(self.editor.session, wish, zones, self.options())
        except InputError as error:
            self.tell(str(error))
            return
        self.task = SolverTask(self.wish.currentText(), solve, self.request.task)
        self.task.progressChanged.connect(lambda share: self.progress.setValue(int(share)))
        self.task.ended.connect(self._ended)
        self.tell("")
        self._show()
        QgsApplication.taskManager().addTask(self.task)

    def halt(self) -> None:
        """Stop the run; what it has found until then is shown."""
        if self.task is not None:
            self.task.stopping = True

    def _ended(self) -> None:
        task, self.task = self.task, None
        if self.editor.ended:
            return
        if task.error is not None or task.result is None:
            stopped = tr("Stopped before a better plan was found.")
            self.tell(str(task.error) if task.error is not None else stopped)
        elif not self._still_fits():
            self.tell(tr("The plan has changed there in the meantime. Start again."))
        else:
            part, labels = self.request.part, self.editor.session.labels
            self._preview(part.in_whole(labels, task.result.labels), task)
        self._show()

    def _still_fits(self) -> bool:
        """Whether the units that were worked on have been neither painted nor divided since."""
        if self._problem is not self.editor.session.problem:
            return False
        part = self.request.part
        labels = self.editor.session.labels
        return bool((part.in_whole(labels, part.labels) == labels).all())

    # -- the preview ---------------------------------------------------------------------------

    def _preview(self, labels, task) -> None:
        session = self.editor.session
        zone_of = session.plan.zone_of
        changed = {u: z for u, z in enumerate(labels.tolist()) if zone_of[u] != z}
        if not changed:
            self.tell(tr("No better plan was found."))
            return
        self.found = labels
        # A click on Stop that comes too late is not meant for what now stands in its place.
        for button in (self.take, self.drop):
            button.setEnabled(False)
        QTimer.singleShot(QApplication.doubleClickInterval(), self._may_be_clicked)
        self.editor.overlay.set_preview(changed, patches_of(session, labels))
        self.editor.bring_into_view(changed)
        self.tell("<br>".join([*self._figures(labels, changed), *map(str, task.said[:2])]))
        self.setCollapsed(False)
        self._bring_into_view()

    def _may_be_clicked(self) -> None:
        for button in (self.take, self.drop):
            button.setEnabled(True)

    def _figures(self, labels, changed) -> list[str]:
        """The totals now and with the preview, a line each."""
        session, words = self.editor.session, self.words
        plan = Plan(session.problem, labels, session.plan.travel_table)
        figures = Figures(plan, session.in_force, session.figures.low, session.figures.high)
        now, then = session.figures.totals(), figures.totals()

        def line(text, name, good_if_more, show):
            values = getattr(now, name), getattr(then, name)
            return f"{text}: {words.change(*values, good_if_more, show)}"

        def one(value):
            return number(value, 1)

        lines = [
            tr("Would change zone: {units}, {students}").format(
                units=units_counted(len(changed)),
                students=students_counted(session.problem.students[list(changed)].sum()),
            ),
            line(tr("Balance"), "balance", True, one),
            line(tr("Compactness"), "compactness", True, one),
            line(
                tr("Mean travel ({unit})").format(unit=words.travel_unit()),
                "mean_travel",
                False,
                words.travel,
            ),
            line(tr("Zones outside the limits"), "n_outside", False, number),
            line(tr("Pieces cut off"), "n_detached", False, number),
        ]
        of_seats = seats(session, labels)
        if of_seats.newly_outside:
            # The count may rise where the students too many fall: the solver weighs these.
            named = words.fuller(of_seats.newly_outside)
            lines[-1:-1] = [
                tr("Newly outside them: {schools}").format(schools=named),
                tr("Students beyond the limits, too many or too few: {n}").format(
                    n=words.change(of_seats.beyond_before, of_seats.beyond_after, False, number)
                ),
            ]
        if session.in_force is not None:
            lines.append(line(tr("Students who change school"), "students_changed", False, number))
        return [*lines, *self._of_chosen(figures)]

    def _of_chosen(self, figures) -> list[str]:
        """How full each of a few chosen schools would be, and why not all can be within limits."""
        session, part = self.editor.session, self.request.part
        zones = part.zones.tolist()
        if self.request.wish in (Wish.EVERYWHERE, Wish.UNASSIGNED) or len(zones) > _CHOSEN_NAMED:
            return []
        now = session.figures.zones
        told = [
            f"{session.titles[zone]}: "
            + self.words.fullness(zone, now[zone].utilisation, figures.zones[zone].utilisation)
            for zone in zones
        ]
        limits, together = session.limits, float(part.problem.students.sum())
        most, least = limits.asked_high[zones].sum(), limits.asked_low[zones].sum()
        if together > most or together < least:
            told.append(
                tr("Together {n} % full: not all of them can be within the limits.").format(
                    n=number(100 * together / session.problem.capacity[zones].sum(), 1)
                )
            )
        return told

    def taken(self) -> None:
        """Take the preview, as one step."""
        labels, name = self.found, self.wish.itemText(self.wish.findData(self.request.wish))
        if labels is None:
            return
        if not self._still_fits():
            self.dropped()
            self.tell(tr("The plan has changed there in the meantime. Start again."))
            return
        # What was painted elsewhere since stays.
        part, now = self.request.part, self.editor.session.labels
        whole = part.in_whole(now, part.of_whole(labels))
        self.dropped()
        self.editor.take(name, whole)
        # Else the next field has the keys, and takes what is meant for the map.
        self.editor.canvas.setFocus()

    def dropped(self) -> None:
        """Forget the preview."""
        self.found = None
        self.editor.overlay.set_preview({})
        self.tell("")
        self._show()

    # -- widgets ---------------------------------------------------------------------------------

    def tell(self, html: str) -> None:
        self.told.setText(html)
        self._show()
        if html and not self.isCollapsed():
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        # When the parts have their places.
        QTimer.singleShot(0, self.editor.dock.show_solver)

    def _show(self) -> None:
        running, preview = self.task is not None, self.found is not None
        asking = not running and not preview
        self.progress.setValue(0)
        for widget, wanted in (
            # The table needs the room, and what was asked for cannot be changed now.
            (self.ask, asking),
            (self.progress, running),
            (self.told, bool(self.told.text())),
            (self.start, asking),
            (self.stop, running),
            (self.take, preview),
            (self.drop, preview),
        ):
            # A box that is closed would show them all the same.
            widget.setVisible(wanted and not self.isCollapsed())

    def end(self) -> None:
        """The session ends: stop what runs."""
        if self.task is not None:
            self.task.stopping = True
            self.task.cancel()
