# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours of zones that stay what they are, but where two neighbours would share one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

from ...algorithms.core.zones.problem import UNASSIGNED
from .session import Session
from .steps import Step


class Colouring:
    """The zones' colours in a session: undo and redo bring back those that there were.

    Parameters
    ----------
    session : Session
    colours : list of int of length K
        Colour classes to begin with; changed in place.
    """

    def __init__(self, session: Session, colours: list[int]):
        self.session, self.colours = session, colours
        self._known: dict[tuple[str, int], tuple[Optional[Step], list[int]]] = {}
        self.settle(())

    def settle(self, zones: Iterable[int]) -> list[int]:
        """Take the colours of this step as they were, or else keep neighbours apart.

        Returns the zones of which the colour has changed.
        """
        before, history = list(self.colours), self.session.history
        place = self.session.variant, history.done
        step, known = self._known.get(place, (None, None))
        if known is not None and step is history.next_back:
            self.colours[:] = known
            zones = {*zones, *self._differing(before)}
        recoloured(self.session, self.colours, zones)
        # Of a step that is under way the last one's are there already, and stay.
        if known is None or step is not history.next_back:
            self._known[place] = history.next_back, list(self.colours)
        return self._differing(before)

    def _differing(self, before: list[int]) -> list[int]:
        now = self.colours
        return [zone for zone in range(len(now)) if now[zone] != before[zone]]


def beside(session: Session, zone: int) -> set[int]:
    """The zones that share a border with a zone."""
    zone_of = session.plan.zone_of
    neighbours = session.problem.adjacency.border_neighbours
    found = {zone_of[o] for unit in session.figures.members[zone] for o in neighbours[unit]}
    return found - {zone, UNASSIGNED}


def recoloured(session: Session, colours: list[int], zones: Iterable[int]) -> list[int]:
    """Give another colour to a zone wherever two neighbours share one; returns which zones.

    Colours are how the officer knows a zone: of two that clash the smaller one changes, and all
    others keep theirs.

    Parameters
    ----------
    colours : list of int of length K
        Colour classes; changed in place.
    zones : iterable of int
        Whose neighbours may have changed.
    """
    changed = []
    sizes = session.figures.zones
    for zone in sorted(set(zones)):
        for other in sorted(beside(session, zone)):
            if colours[zone] != colours[other]:
                continue
            gives_way = min(zone, other, key=lambda z: (sizes[z].n_units, z))
            taken = {colours[each] for each in beside(session, gives_way)}
            colours[gives_way] = next(c for c in range(len(taken) + 1) if c not in taken)
            changed.append(gives_way)
    return changed
