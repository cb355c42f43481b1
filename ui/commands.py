# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor's actions do to the session: steps, strays, locks."""

from __future__ import annotations

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, QPointF, QRectF
from shapely.geometry import LineString

from ..algorithms.core.errors import InputError
from ..algorithms.core.texts import listed, number
from ..algorithms.qgis_io.texts import tr
from . import last_time, questions
from .saving import CannotSave, write_field
from .state.mending import SCHOOLS_NAMED, mended, seats


class Commands(QObject):
    """The part of the editor that hands on what the user wants; see ``Editor``."""

    _stray = -1

    # -- steps --------------------------------------------------------------------------------

    def undo(self) -> None:
        self.tool.take_back()
        try:
            step = self.session.undo()
        except InputError as error:
            self.say(str(error))
            return
        if step is not None:
            self.say("")
            self.recorder.write("undo")

    def redo(self) -> None:
        self.tool.take_back()
        if self.session.redo() is not None:
            self.say("")
            self.recorder.write("redo")

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
        found = mended(self.session)
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
        self.take(name, found.labels)
        told = [name + "."]
        if done.fuller:
            told.append(
                tr("Fuller than before and above the limit: {schools}.").format(
                    schools=listed(
                        [
                            tr("{school} ({now} %, {then} % before)").format(
                                school=self.session.titles[zone],
                                now=number(now, 1),
                                then=number(then, 1),
                            )
                            for zone, then, now in done.fuller
                        ],
                        SCHOOLS_NAMED,
                    )
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
        columns = self.inputs.columns
        kept = [*columns.students, *filter(None, [columns.unit_id])]
        name = questions.field_of(layer, self.opened.zone_field, kept, self.window)
        return bool(name) and self.save_in(name)

    def save_in(self, name: str) -> bool:
        """Write the plan into a field; whether that was done."""
        try:
            if self.session.divided:
                raise CannotSave(
                    tr(
                        "Units were divided: the layer has no features for their parts. Save the "
                        "plan as new layers."
                    )
                )
            write_field(self.inputs, self.source(), name, self.session.labels)
        except CannotSave as error:
            self.say(str(error))
            return False
        last_time.keep(self.project, self.opened.parameters, name)
        self.saved(tr("Saved to the field {field}.").format(field=name))
        return True

    def save_as_layers(self) -> None:
        questions.new_layers(self)

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
