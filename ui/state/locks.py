# SPDX-License-Identifier: GPL-2.0-or-later
"""What may not change: units and zones that the user has locked."""

from __future__ import annotations

from collections.abc import Iterable


class Locks:
    """Locked units keep their zone; locked zones neither lose nor gain units.

    Attributes
    ----------
    units, zones : set of int
    """

    def __init__(self, units: Iterable[int] = (), zones: Iterable[int] = ()):
        self.units, self.zones = set(units), set(zones)

    def holds(self, unit: int, zone: int) -> bool:
        """Whether a unit of a zone may not leave it."""
        return unit in self.units or zone in self.zones
