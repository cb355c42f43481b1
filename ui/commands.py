# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor's actions do to the session: steps, strays, locks."""

from __future__ import annotations

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, QPointF, QRectF
from shapely.geometry import LineString

from ..algorithms.core.errors import InputError
from ..algorithms.core.texts import number
from ..algorithms.qgis_io.texts import tr
from . import last_time, questions
from .saving import CannotSave, of_features, write_field
from .state.repairs import repaired, seats


class Commands(QObject):
    """The part of the editor that hands on what the user wants; see ``Editor``."""

    _stray = -1

    # -- what the map tells ------------------------------------------------------------------

    def _of_preview(self) -> str:
        """Where the unit under the mouse goes in the preview, if it does."""
        units, preview = self.overlay.hover[0], self.overlay.preview
        if len(units) != 1 or units[0] not in preview:
            return ""
        titles, zone = self.session.titles, self.session.plan.zone_of[units[0]]
        return tr("<b>Preview</b>: from {school} to {other}").format(
            school=titles[zone] if zone >= 0 else tr("no zone"), other=titles[preview[units[0]]]
        )

    def _picked(self, zone: int) -> None:
        self.set_zone(zone)
        # What was said of another zone does not hold for this one.
        self.say(tr("Painting {zone}").format(zone=self.session.titles[zone]))

    def _unit_locked(self, unit: int, on: bool) -> None:
        name = self.session.problem.unit_ids[unit]
        text = tr("Unit {unit} is locked.") if on else tr("Unit {unit} is no longer locked.")
        self.say(text.format(unit=name))

    def _stroke_done(self, step, left) -> None:
        self.recorder.step(step)
        told = [] if step is None else [self.words.painted(step)]
        if left:
            told.append(self.words.left(left))
        if told:
            self.say("<br>".join(told))

    # -- steps --------------------------------------------------------------------------------

    def undo(self) -> None:
        self.tool.take_back()
        try:
            step = self.session.undo()
        except InputError as error:
            self.say(str(error))
            return
        if step is not None:
            self._nothing_marked()
            self.recorder.write("undo")

    def redo(self) -> None:
        self.tool.take_back()
        if self.session.redo() is not None:
            self._nothing_marked()
            self.recorder.write("redo")

    def _nothing_marked(self) -> None:
        """What was said and marked of the plan before holds no longer."""
        self.overlay.set_hover()
        self.say("")

    def take(self, name: str, labels) -> None:
        """Take a whole plan as one step; what a click would have done holds no longer."""
        self.say("")
        self.recorder.step(self.session.take(name, labels))

    def divide(self, line) -> None:
        """Divide the unit that lies under the middle of a line on the map view.

        Parameters
        ----------
        line : list of QPoint
        """
        unit = self.hit.at((line[0] + line[-1]) / 2)
        places = self.hit.on_ground(line)
        if unit is None or len(places) < 2:
            self.say(tr("Draw the line across a unit: its middle lies on none."))
            return
        session, weigh = self.session, self.dock.sharing.weigh(self.inputs.layer.crs)
        try:
            way = LineString([(point.x(), point.y()) for point in places])
            step = session.split(session.shapes.parts(session.problem, unit, way, weigh))
        except InputError as error:
            self.say(str(error))
            return
        self.recorder.step(step)
        numbers = session.divided[-1].numbers
        students = " + ".join(number(session.problem.students[each]) for each in numbers)
        self.say(tr("{step}: {students} students.").format(step=step.name, students=students))

    def mend(self) -> None:
        """Give all strays to zones beside them as one step; say what it does to the seats."""
        found = repaired(self.session)
        if not found.pieces:
            self.say(
                tr("No piece is cut off from its school.")
                if not found.left
                else tr("Locks keep all pieces where they are: {n}.").format(n=found.left)
            )
            return
        done = seats(self.session, found.labels)
        name = tr(
            "Pieces mended: {n}; schools outside the limits: {after}, {before} before"
        ).format(n=found.pieces, before=done.before, after=done.after)
        moved = self.session.labels != found.labels
        students = number(self.session.problem.students[moved].sum())
        self.take(name, found.labels)
        told = [name + ".", tr("Students who change zone: {n}.").format(n=students)]
        if done.fuller:
            told.append(
                tr("Fuller than before and above the limit: {schools}.").format(
                    schools=self.words.fuller(done.fuller)
                )
            )
        if done.emptier:
            told.append(
                tr("Emptier than before and below the limit: {schools}.").format(
                    schools=self.words.fuller(done.emptier)
                )
            )
        if found.left:
            told.append(tr("Locks keep where they are: {n}.").format(n=found.left))
        self.say(" ".join(told))

    def next_stray(self) -> None:
        """Zoom to the next piece that is cut off, or the next unassigned unit."""
        pieces = [*self.session.figures.strays(), *self.unassigned()]
        if not pieces:
            self.say(tr("No piece is cut off, and no unit is unassigned."))
            return
        self._stray = (self._stray + 1) % len(pieces)
        piece = pieces[self._stray]
        self.zoom_to_units(piece)
        self.overlay.set_hover(piece)
        zone = self.session.plan.zone_of[piece[0]]
        what = (
            tr("cut off from {zone}").format(zone=self.session.titles[zone])
            if zone >= 0
            else tr("unassigned")
        )
        self.say(f"<b>{self._stray + 1} / {len(pieces)}</b>: {what}")

    def unassigned(self) -> list[tuple[int, ...]]:
        return [(unit,) for unit, zone in enumerate(self.session.plan.zone_of) if zone < 0]

    def zoom_to(self, zone: int) -> None:
        self.zoom_to_units(self.session.figures.members[zone])

    def bring_into_view(self, units) -> None:
        """Zoom to units if none of them is to be seen."""
        transform = self.canvas.getCoordinateTransform()
        area = QRectF(self.canvas.viewport().rect())
        for x, y in self.hit.inner_points()[list(units)].tolist():
            at = transform.transform(x, y)
            if area.contains(QPointF(at.x(), at.y())):
                return
        self.zoom_to_units(units)

    def zoom_to_units(self, units) -> None:
        box = QgsRectangle()
        for unit in units:
            around = self.hit.path(unit).boundingRect()
            box.combineExtentWith(
                QgsRectangle(around.left(), around.top(), around.right(), around.bottom())
            )
        if not box.isEmpty():
            box.scale(1.6)
            self.canvas.setExtent(box)
            self.canvas.refresh()

    # -- saving ---------------------------------------------------------------------

    def source(self):
        """The layer of planning units, if it is still open."""
        return self.project.mapLayer(self.source_id) if self.source_id else None

    def save_to_field(self) -> bool:
        """Ask for a field and write the plan into it; whether that was done."""
        layer = self.source()
        if layer is None:
            self.say(tr("The layer of planning units is no longer open."))
            return False
        try:
            of_features(self.session)
        except CannotSave as error:
            self.say(str(error))
            return False
        columns = self.inputs.columns
        kept = [*columns.students, *filter(None, [columns.unit_id])]
        several = len(self.session.variants) > 1
        name = questions.field_of(
            layer,
            self.opened.zone_field,
            kept,
            self.inputs.problem.school_ids,
            self.window,
            self.session.variant if several else "",
        )
        return bool(name) and self.save_in(name)

    def save_in(self, name: str) -> bool:
        """Write the plan into a field; whether that was done."""
        try:
            write_field(self.inputs, self.source(), name, of_features(self.session))
        except CannotSave as error:
            self.say(str(error))
            return False
        last_time.keep(self.project, self.opened.parameters, name)
        self.saved(tr("Saved to the field {field}.").format(field=name))
        return True

    def fits_field(self) -> bool:
        """Whether a field of the layer can take the plan."""
        try:
            of_features(self.session)
        except CannotSave:
            return False
        return True

    def close_all(self) -> bool:
        """End the session, with all its levels; whether it has ended."""
        return self.close() if self.levels is None else self.levels.close()

    def save_as_layers(self) -> None:
        questions.new_layers(self)

    def saved_as_layers(self, plans, lasting: bool) -> None:
        """Say which plans were written and in which fields; a temporary layer saves none.

        Parameters
        ----------
        plans : sequence of (str, ndarray)
            Names and labels, in the order of their fields.
        lasting : bool
        """
        fields = [
            f"{name} (zone_id)" if at == 1 else f"{name} (variant_{at})"
            for at, (name, _) in enumerate(plans, start=1)
        ]
        names = ", ".join(fields)
        if lasting:
            self.saved(tr("Saved with its field: {plans}.").format(plans=names), True)
            return
        text = tr(
            "Written to a temporary layer, which is gone when QGIS ends: {plans}. The plan is not "
            "saved yet."
        ).format(plans=names)
        self.announce(text)
        self.say(text)

    def saved(self, text: str, with_variants: bool = False) -> None:
        self.session.mark_saved(with_variants)
        self.announce(text)
        self.say(text)

    # -- locks -----------------------------------------------------------------------------------

    def toggle_zones(self, zones) -> None:
        """Lock zones, or unlock them where all of them are locked."""
        locked = set(zones) <= self.session.locks.zones
        self.session.lock_zones(zones, not locked)

    def toggle_selected(self) -> None:
        self.toggle_zones(self.selected_zones())

    def lock_all_but(self) -> None:
        self.session.lock_all(but=self.selected_zones())

    def lock_all(self) -> None:
        self.session.lock_all()

    def unlock_all(self) -> None:
        self.session.unlock_all()

    def selected_zones(self) -> list[int]:
        """Those selected in the table, or else the active one."""
        return self.dock.table.selected_zones() or [self.zone]
