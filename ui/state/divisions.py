# SPDX-License-Identifier: GPL-2.0-or-later
"""Units divided in the midst of a session, and made one again by undo.

The problem is never changed: it is exchanged for another, in which the first part has the unit's
number and the others follow behind the last unit. So all that was done before keeps its meaning.
All variants share the units.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional

import numpy as np

from ...algorithms.core.errors import Fault, InputError
from ...algorithms.core.texts import tr
from ...algorithms.core.zones.criteria.units import of_divided
from ...algorithms.core.zones.problem import ZoningProblem
from ...algorithms.core.zones.splitting import Parts
from .shapes import Shapes
from .steps import Step

UNITS = "units"
"""Kind of ``Change``: other units than before."""


@dataclass(frozen=True)
class Split(Step):
    """A step that divides a unit.

    Attributes
    ----------
    parts : Parts
    """

    parts: Any = None


@dataclass(frozen=True)
class _Before:
    """What a division has taken the place of."""

    step: Split
    problem: ZoningProblem
    state: tuple
    criteria: tuple

    @property
    def numbers(self) -> list[int]:
        return self.step.parts.numbers(self.problem.n_units)


class Divisions:
    """The part of a session that divides units.

    Attributes
    ----------
    shapes : Shapes or None
        Without it no unit can be divided.
    divided : list of _Before
        What was divided, in its order.
    criteria : tuple of Criterion
        What else the solver is to heed.
    linked : list of Session
        Of other levels, on the same units: what is divided here is divided there.
    level : str
        What the session's level is called.
    """

    # Of the session that this is a part of.
    problem: ZoningProblem
    plan: Any
    variants: dict
    variant: str
    history: Any
    locks: Any
    in_force: Optional[list]
    start: np.ndarray
    take_back: Any
    tell: Any
    exchange: Any
    _grow_saved: Any

    shapes: Optional[Shapes] = None

    def __init__(self) -> None:
        self.divided: list[_Before] = []
        self.criteria: tuple = ()
        self.linked: list[Any] = []
        self.level = ""

    def split(self, parts: Parts) -> Split:
        """Divide a unit, as one step; its parts are in the zone that it was in."""
        self.take_back()
        name = tr("Unit {unit} divided into {n}").format(
            unit=self.problem.unit_ids[parts.unit], n=len(parts.shapes)
        )
        step = Split(name, (), (), (), parts)
        self._divide(step)
        self.history.add(step)
        self._tell_others(step)
        self._tell_units()
        return step

    def _divide(self, step: Split) -> None:
        assert self.shapes is not None
        self.take_back()
        parts, before = step.parts, self.problem
        unit, more = parts.unit, len(parts.shapes) - 1
        self.divided.append(_Before(step, before, self.shapes.state(unit), self.criteria))
        self.criteria = of_divided(self.criteria, unit, np.array(parts.weights))
        made = self.shapes.divide(before, parts)
        labels = self.plan.labels
        for variant in self.variants.values():
            variant.labels = grown(variant.labels, unit, more)
        self.start = grown(self.start, unit, more)
        if self.in_force is not None:
            self.in_force += [self.in_force[unit]] * more
        if unit in self.locks.units:
            self.locks.units = self.locks.units | set(self.divided[-1].numbers)
        self.exchange(made, grown(labels, unit, more), unit)

    def _tell_others(self, step: Split) -> None:
        """What other variants and levels have done to the unit they have done to all its parts."""
        numbers = self.divided[-1].numbers
        for each in self.linked:
            each._follow(step)
        for history in self._others().values():
            history.forget_undone(lambda each: isinstance(each, Split))
            history.steps[:] = [_with(each, numbers[0], numbers[1:]) for each in history.steps]
        for each in self.linked:
            each._tell_units()

    def follow(self, parts: Parts) -> None:
        """Divide a unit as another level has done."""
        self._follow(Split("", (), (), (), parts))
        self._tell_units()

    def _follow(self, step: Split) -> None:
        """Divide a unit without a change of the plan: what was saved is so still."""
        self._grow_saved(step.parts.unit, len(step.parts.shapes) - 1)
        self._divide(step)

    def follow_back(self) -> None:
        """Make whole what was divided last, as another level has done."""
        unit = self.divided[-1].step.parts.unit
        self._rejoin()
        self._tell_whole(unit)

    def _others(self) -> dict:
        """The histories of variants that are not open, and of other levels, by their names."""
        found = {
            name: variant.history for name, variant in self.variants.items() if name != self.variant
        }
        for each in self.linked:
            for name, variant in each.variants.items():
                found[f"{each.level}, {name}"] = variant.history
        return found

    def _tell_units(self) -> None:
        zones = {self.plan.zone_of[unit] for unit in self.divided[-1].numbers}
        self.tell(UNITS, self.divided[-1].numbers, zones)

    def _split_again(self, step: Split) -> None:
        self._divide(step)
        self._tell_others(step)
        self._tell_units()

    def check_unsplit(self, step: Split) -> None:
        """Refuse to make one of parts that another variant has set apart.

        Raises
        ------
        InputError
        """
        last = self.divided[-1]
        if last.step is not step:
            raise InputError(
                Fault(
                    "another unit was divided since, in another variant",
                    "Go on with the parts of both: only what was divided last can be made whole.",
                    feature=last.problem.unit_ids[last.step.parts.unit],
                )
            )
        for name, history in self._others().items():
            if any(_apart(each, last.numbers) for each in history.steps[: history.done]):
                raise InputError(
                    Fault(
                        "the unit stays divided, as another variant or level gives its parts to "
                        "different zones",
                        "Take those steps back there, or go on with the parts.",
                        feature=last.problem.unit_ids[step.parts.unit],
                        detail=name,
                    )
                )

    def _unsplit(self, step: Split) -> None:
        self.check_unsplit(step)
        numbers = self.divided[-1].numbers
        gone = set(numbers[1:])
        for history in self._others().values():
            history.forget_undone(lambda each: _apart(each, numbers))
            history.steps[:] = [_without(each, gone) for each in history.steps]
        # All levels have the same units before anybody hears of it.
        for each in (self, *self.linked):
            each._rejoin()
        for each in (self, *self.linked):
            each._tell_whole(step.parts.unit)

    def _tell_whole(self, unit: int) -> None:
        self.tell(UNITS, (unit,), (self.plan.zone_of[unit],))

    def _rejoin(self) -> None:
        assert self.shapes is not None
        last = self.divided.pop()
        step, n, gone = last.step, last.problem.n_units, set(last.numbers[1:])
        self.shapes.put_back(last.state)
        self.criteria = last.criteria
        labels = self.plan.labels[:n]
        for variant in self.variants.values():
            variant.labels = variant.labels[:n]
        self.start = self.start[:n]
        if self.in_force is not None:
            del self.in_force[n:]
        self.locks.units = self.locks.units - gone
        self.exchange(last.problem, labels, step.parts.unit)


def grown(labels: np.ndarray, unit: int, more: int) -> np.ndarray:
    """Labels with so many more units, in the zone of one that is divided."""
    return np.concatenate([labels, np.full(more, labels[unit])])


def _with(step: Step, unit: int, others: list[int]) -> Step:
    """A step that does to other units too what it does to one."""
    if unit not in step.units:
        return step
    at = step.units.index(unit)
    return replace(
        step,
        units=(*step.units, *others),
        before=(*step.before, *[step.before[at]] * len(others)),
        after=(*step.after, *[step.after[at]] * len(others)),
    )


def _without(step: Step, gone: set[int]) -> Step:
    kept = [at for at, unit in enumerate(step.units) if unit not in gone]
    if len(kept) == len(step.units):
        return step
    return replace(
        step,
        units=tuple(step.units[at] for at in kept),
        before=tuple(step.before[at] for at in kept),
        after=tuple(step.after[at] for at in kept),
    )


def _apart(step: Step, numbers: list[int]) -> bool:
    """Whether a step does not do the same to all of some units."""
    done = {
        (step.before[step.units.index(unit)], step.after[step.units.index(unit)])
        if unit in step.units
        else None
        for unit in numbers
    }
    return len(done) > 1
