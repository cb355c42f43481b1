# SPDX-License-Identifier: GPL-2.0-or-later
"""Who lies around a unit: in one pass, what a move would change and whether it may be made."""

from __future__ import annotations

Link = tuple[int, float, int]
"""A unit that borders another: its number, the shared border in metres, and its bit among the
adjacent ones, 0 where a barrier lies between."""


class Rings:
    """The links of every unit, and which of a unit's neighbours hang together without it.

    Parameters
    ----------
    border_neighbours : list of list of int
        For every unit those that it shares a border with.
    borders : list of list of float
        The shared borders in metres, in the same order.
    neighbours : list of list of int
        Of the first, those that count as adjacent.

    Attributes
    ----------
    links : list of list of (int, float, int)
        For every unit its ``Link``s.
    groups : list of dict
        For every unit ``groups_of`` by the bits of some of its neighbours, as far as it was
        asked for: a unit meets the same few situations thousands of times.
    """

    def __init__(
        self,
        border_neighbours: list[list[int]],
        borders: list[list[float]],
        neighbours: list[list[int]],
    ):
        self._neighbours = neighbours
        self.links: list[list[Link]] = []
        for others, lengths, adjacent in zip(border_neighbours, borders, neighbours):
            bit_of = {other: 1 << place for place, other in enumerate(adjacent)}
            self.links.append([(o, m, bit_of.get(o, 0)) for o, m in zip(others, lengths)])
        self.groups: list[dict[int, list[list[int]]]] = [{} for _ in neighbours]

    def groups_of(self, unit: int, bits: int) -> list[list[int]]:
        """Some neighbours of a unit, in groups that are connected among themselves."""
        known = self.groups[unit]
        if bits not in known:
            known[bits] = self._grouped(
                [other for place, other in enumerate(self._neighbours[unit]) if bits >> place & 1]
            )
        return known[bits]

    def _grouped(self, units: list[int]) -> list[list[int]]:
        groups, to_meet = [], set(units)
        for first in units:
            if first not in to_meet:
                continue
            to_meet.remove(first)
            group = [first]
            for member in group:
                met = [other for other in self._neighbours[member] if other in to_meet]
                to_meet.difference_update(met)
                group.extend(met)
            groups.append(group)
        return groups
