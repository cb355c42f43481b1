# SPDX-License-Identifier: GPL-2.0-or-later
"""What was done to a plan, step by step, there and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Optional


@dataclass(frozen=True)
class Step:
    """One change of a plan that is undone and redone as one.

    Attributes
    ----------
    name : str
        What the user did, in their language.
    units : tuple of int
    before, after : tuple of int
        Zone of each of the units, or ``UNASSIGNED``.
    """

    name: str
    units: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    @classmethod
    def of(cls, name: str, before: Mapping[int, int], zone_of) -> Step:
        """The step from the zones that units had to those that they have.

        Parameters
        ----------
        before : mapping of int to int
            Zone by unit; those that are back where they were are left out.
        zone_of : sequence of int
        """
        units = tuple(unit for unit, zone in before.items() if zone_of[unit] != zone)
        return cls(
            name,
            units,
            tuple(before[unit] for unit in units),
            tuple(zone_of[unit] for unit in units),
        )


@dataclass
class History:
    """The steps that were taken, and those that were taken back and can be taken again."""

    steps: list[Step] = field(default_factory=list)
    done: int = 0
    """How many of the steps count at present."""

    def add(self, step: Step) -> None:
        """Take a step; those that were taken back are forgotten."""
        del self.steps[self.done :]
        self.steps.append(step)
        self.done += 1

    @property
    def next_back(self) -> Optional[Step]:
        """What undo would take back."""
        return self.steps[self.done - 1] if self.done else None

    @property
    def next_on(self) -> Optional[Step]:
        """What redo would take again."""
        return self.steps[self.done] if self.done < len(self.steps) else None

    def back(self) -> Step:
        """Go one step back and return it."""
        if not self.done:
            raise IndexError("nothing to undo")
        self.done -= 1
        return self.steps[self.done]

    def on(self) -> Step:
        """Go one step on and return it."""
        if self.done == len(self.steps):
            raise IndexError("nothing to redo")
        self.done += 1
        return self.steps[self.done - 1]

    def forget_undone(self, which: Callable[[Step], bool]) -> None:
        """Forget what was taken back, from the first step on that is such a one."""
        places = [at for at, step in enumerate(self.steps) if at >= self.done and which(step)]
        del self.steps[min(places, default=len(self.steps)) :]

    def since(self, kind: type) -> History:
        """A copy of what has been done after the last step of a kind, and can be taken again
        before the next one."""
        places = [at for at, step in enumerate(self.steps) if isinstance(step, kind)]
        first = max((at + 1 for at in places if at < self.done), default=0)
        last = min((at for at in places if at >= self.done), default=len(self.steps))
        return History(self.steps[first:last], self.done - first)
