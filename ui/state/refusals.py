# SPDX-License-Identifier: GPL-2.0-or-later
"""Why the session does not do what it is asked, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ...algorithms.core.errors import MOST_NAMED
from ...algorithms.core.texts import listed, tr, units_counted
from ...algorithms.core.zones.leaving import Reason


class Why(Enum):
    """What stands against a move; the first five are those of ``leaving``."""

    SCHOOL = Reason.SCHOOL.value
    LOCKED = Reason.LOCKED.value
    APART = Reason.APART.value
    CUTS_OFF = Reason.CUTS_OFF.value
    UNIT_LOCKED = "unit_locked"
    """By the user, in this session."""
    ZONE_LOCKED = "zone_locked"
    """The zone that the unit is in."""
    TARGET_LOCKED = "target_locked"
    """The zone that is to have it."""


BY_THE_USER = (Why.UNIT_LOCKED, Why.ZONE_LOCKED, Why.TARGET_LOCKED)


@dataclass(frozen=True)
class Refusal:
    """A move that was not made.

    Attributes
    ----------
    why : Why
    units : tuple of int
        That stand against it: see ``leaving.Move``.
    zone : int
        Where the units should have gone.
    """

    why: Why
    units: tuple[int, ...]
    zone: int

    def text(self, unit_ids: Sequence, titles: Sequence[str], zone_of: Sequence[int]) -> str:
        """The reason in words, with the names of units and zones."""
        units = listed((unit_ids[unit] for unit in self.units), MOST_NAMED)
        here = titles[zone_of[self.units[0]]] if self.units else ""
        if self.why is Why.SCHOOL:
            return tr("Unit {units} holds a school, and stays in its zone.").format(units=units)
        if self.why is Why.LOCKED:
            return tr("Locked to a school by the layer: {units}.").format(units=units)
        if self.why is Why.APART:
            return tr("Does not touch the zone of {zone}: {units}.").format(
                zone=titles[self.zone], units=units
            )
        if self.why is Why.CUTS_OFF:
            return tr(
                "Would cut off from the school: {counted} ({units}). Hold Shift to take them too."
            ).format(counted=units_counted(len(self.units)), units=units)
        if self.why is Why.UNIT_LOCKED:
            return tr("You have locked: {units}.").format(units=units)
        if self.why is Why.ZONE_LOCKED:
            return tr("The zone of {zone} is locked: it keeps its units.").format(zone=here)
        return tr("The zone of {zone} is locked: it takes no units.").format(zone=titles[self.zone])
