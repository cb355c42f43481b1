# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan under the user's hands: strokes, steps, locks, variants; no widgets, no QGIS.

The map and the table ask and tell the session, and hear from it what has changed. Nothing here
touches a layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from ...algorithms.core.texts import tr
from ...algorithms.core.zones.leaving import Reason, leaving
from ...algorithms.core.zones.limits import Limits
from ...algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from .divisions import UNITS, Divisions, Split, grown
from .moves import Moves, Rules, WhatIf
from .refusals import BY_THE_USER, Refusal, Why
from .shapes import Shapes
from .steps import History, Step

STROKE, STEP, PLAN, LOCKS, VARIANTS = "stroke", "step", "plan", "locks", "variants"
"""Kinds of ``Change``: while a button is down; when it is released, at undo and redo; when most of
the plan may differ; the locks; the list of variants."""


@dataclass(frozen=True)
class Change:
    """What listeners are told: units and zones whose zone or figures differ from before."""

    kind: str
    units: tuple[int, ...] = ()
    zones: tuple[int, ...] = ()


@dataclass(frozen=True)
class Painted:
    """What a stroke of paint did."""

    moved: tuple[int, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    left: tuple[int, ...] = ()
    """Units that it should have moved and did not."""


@dataclass
class Variant:
    """A plan beside others, with its own steps."""

    labels: np.ndarray
    history: History


class Session(Divisions, Moves):
    """One plan that is being edited; made as ``Moves`` are.

    Attributes
    ----------
    plan : Plan
    figures : Figures
    locks : Locks
    listeners : list of callable
        Each is called with every ``Change``.
    variants : dict of str to Variant
        The one that is open is kept up to date when another is opened.
    variant : str
        Which one is open.
    """

    def __init__(
        self,
        problem: ZoningProblem,
        labels: np.ndarray,
        titles: Sequence[str],
        limits: Limits,
        in_force: Optional[np.ndarray] = None,
        shapes: Optional[Shapes] = None,
    ):
        Moves.__init__(self, problem, labels, titles, limits, in_force)
        Divisions.__init__(self)
        self.shapes = shapes
        self.listeners: list[Callable[[Change], Any]] = []
        self.variant = tr("Plan 1")
        self.variants = {self.variant: Variant(self.start, History())}
        self._saved = {self.start.tobytes()}

    @property
    def history(self) -> History:
        """Of the variant that is open."""
        return self.variants[self.variant].history

    @property
    def labels(self) -> np.ndarray:
        """A copy of the plan as it is; shape (n,)."""
        return self.plan.labels

    @property
    def is_saved(self) -> bool:
        """Whether every variant is a plan that was saved, or read."""
        return not self.unsaved()

    def unsaved(self) -> list[str]:
        """The names of variants that are no plan that was saved, or read; the present one first."""
        plans = self.plans()
        lost = [name for name, plan in plans.items() if plan.tobytes() not in self._saved]
        return sorted(lost, key=lambda name: name != self.variant)

    def mark_saved(self, with_variants: bool = False) -> None:
        """Take the plan to be saved, or all variants."""
        plans = self.plans().values() if with_variants else [self.labels]
        self._saved |= {plan.tobytes() for plan in plans}

    def tell(self, kind: str, units: Iterable[int] = (), zones: Iterable[int] = ()) -> None:
        change = Change(kind, tuple(units), tuple(sorted(set(zones) - {UNASSIGNED})))
        for listener in list(self.listeners):
            listener(change)

    # -- strokes -----------------------------------------------------------------------------

    @property
    def in_stroke(self) -> bool:
        return self._stroke is not None

    def begin(self) -> None:
        """A button is pressed: what follows is one step."""
        self._stroke = {}

    def paint(self, units: Sequence[int], zone: int, enclosed: bool = False) -> Painted:
        """Give units to a zone, as far as that is possible.

        A single unit with ``enclosed`` takes along those that it would cut off; several go
        together, or else one by one as far as they can.
        """
        units = [
            unit
            for unit in dict.fromkeys(units)
            if self.plan.zone_of[unit] != zone and self.allowed_by_rules(unit)
        ]
        if not units:
            return Painted()
        moving, refusal = self._examined(units, zone, enclosed)
        if refusal is None:
            self._move(moving, zone)
            return Painted(tuple(moving))
        if len(units) == 1:
            return Painted((), (refusal,), tuple(units))
        return self._one_by_one(units, zone)

    def _one_by_one(self, units: Sequence[int], zone: int) -> Painted:
        moving, left, refusals = self._as_far_as_possible(units, zone)
        self._move(moving, zone)
        for unit in left:
            move = leaving(self.plan, [unit], zone)
            if move.reason is not Reason.FREE:
                refusals[unit] = Refusal(Why(move.reason.value), move.units, zone)
        # What the user has locked comes last, and is told: all else may be worked around.
        ordered = sorted(refusals.values(), key=lambda each: each.why in BY_THE_USER)
        return Painted(tuple(moving), tuple(ordered), tuple(refusals))

    def paint_back(self, units: Sequence[int]) -> Painted:
        """Give units to the zones that the plan in force has them in, or else the start's."""
        target = self.start.tolist() if self.in_force is None else self.in_force
        moved: list[int] = []
        refusals: list[Refusal] = []
        left: list[int] = []
        for zone in dict.fromkeys(target[unit] for unit in units):
            if zone >= 0:
                done = self.paint([unit for unit in units if target[unit] == zone], zone)
                moved += done.moved
                refusals += done.refusals
                left += done.left
        return Painted(tuple(moved), tuple(refusals), tuple(left))

    def _move(self, units: Sequence[int], zone: int) -> None:
        self._set(dict.fromkeys(units, zone), STROKE)

    def _set(self, zones: dict[int, int], kind: str) -> None:
        """Move units, whatever stands against it, and tell of it."""
        plan, figures = self.plan, self.figures
        touched: set[int] = set()
        changed = []
        for unit, zone in zones.items():
            donor = plan.zone_of[unit]
            if donor == zone:
                continue
            if self._stroke is not None:
                self._stroke.setdefault(unit, donor)
            plan.move(unit, zone)
            figures.moved(unit, donor, zone)
            touched |= {donor, zone}
            changed.append(unit)
        touched.discard(UNASSIGNED)
        figures.refresh(touched)
        if changed or kind != STROKE:
            self.tell(kind, changed, touched)

    def finish(self, name: str = "") -> Optional[Step]:
        """The button is released: the stroke becomes a step; None where it changed nothing."""
        if self._stroke is None:
            return None
        stroke, self._stroke = self._stroke, None
        step = Step.of(name, stroke, self.plan.zone_of)
        if not step.units:
            return None
        if not step.name:
            step = Step(self._named(step), step.units, step.before, step.after)
        self.history.add(step)
        self.tell(STEP, step.units, {*step.before, *step.after})
        return step

    def _named(self, step: Step) -> str:
        zones = set(step.after)
        n = len(step.units)
        if len(zones) == 1 and (zone := zones.pop()) >= 0:
            if n == 1:
                return tr("Unit {unit} to {zone}").format(
                    unit=self.problem.unit_ids[step.units[0]], zone=self.titles[zone]
                )
            return tr("{n} units to {zone}").format(n=n, zone=self.titles[zone])
        return tr("{n} units").format(n=n)

    def take_back(self) -> None:
        """Drop the stroke: all is as before the button was pressed."""
        if self._stroke is None:
            return
        stroke, self._stroke = self._stroke, None
        self._set(stroke, STEP)

    # -- steps ---------------------------------------------------------------------------------

    def take(self, name: str, labels: np.ndarray) -> Optional[Step]:
        """Take a whole plan, as one step; None where nothing differs."""
        labels = np.asarray(labels).tolist()
        zone_of = self.plan.zone_of
        differing = {unit: zone for unit, zone in enumerate(labels) if zone_of[unit] != zone}
        if not differing:
            return None
        before = {unit: zone_of[unit] for unit in differing}
        self._stroke = None
        self._set(differing, PLAN)
        step = Step.of(name, before, self.plan.zone_of)
        self.history.add(step)
        self.tell(STEP, step.units, {*step.before, *step.after})
        return step

    def undo(self) -> Optional[Step]:
        """Take the last step back, and return it.

        Raises
        ------
        InputError
            It has divided a unit whose parts another variant needs; nothing is changed.
        """
        self.take_back()
        step = self.history.next_back
        if step is None:
            return None
        if isinstance(step, Split):
            self.check_unsplit(step)
        self.history.back()
        if isinstance(step, Split):
            self._unsplit(step)
            return step
        self._set(dict(zip(step.units, step.before)), STEP)
        return step

    def redo(self) -> Optional[Step]:
        """Take again the step that was taken back last, and return it."""
        self.take_back()
        if self.history.next_on is None:
            return None
        step = self.history.on()
        if isinstance(step, Split):
            self._split_again(step)
            return step
        self._set(dict(zip(step.units, step.after)), STEP)
        return step

    # -- locks ---------------------------------------------------------------------------------

    def lock_units(self, units: Iterable[int], locked: bool = True) -> None:
        units = set(units)
        self.locks.units = self.locks.units | units if locked else self.locks.units - units
        self.tell(LOCKS, units)

    def lock_zones(self, zones: Iterable[int], locked: bool = True) -> None:
        zones = set(zones)
        self.locks.zones = self.locks.zones | zones if locked else self.locks.zones - zones
        self.tell(LOCKS, (), zones)

    def lock_all(self, but: Iterable[int] = ()) -> None:
        """Lock every zone but some, which are unlocked."""
        self.locks.zones = set(range(self.problem.n_zones)) - set(but)
        self.tell(LOCKS, (), range(self.problem.n_zones))

    def unlock_all(self) -> None:
        units, self.locks.units, self.locks.zones = self.locks.units, set(), set()
        self.tell(LOCKS, units, range(self.problem.n_zones))

    # -- variants ------------------------------------------------------------------------------

    def duplicate(self, name: str) -> None:
        """Open a copy of the open variant, its steps included, under a name of its own."""
        self._check_new(name)
        self._keep()
        # Undo goes back to where units were divided last, as they are those of all variants.
        self.variants[name] = Variant(self.labels, self.history.since(Split))
        self.variant = name
        self.tell(VARIANTS)

    def rename(self, name: str) -> None:
        """Call the open variant otherwise."""
        if name == self.variant:
            return
        self._check_new(name)
        self.variants = {
            name if each == self.variant else each: variant
            for each, variant in self.variants.items()
        }
        self.variant = name
        self.tell(VARIANTS)

    def open(self, name: str) -> None:
        """Switch to another variant."""
        self.take_back()
        labels = self.variants[name].labels
        if name == self.variant:
            return
        self._keep()
        self.variant = name
        zone_of = self.plan.zone_of
        self._set({u: z for u, z in enumerate(labels.tolist()) if zone_of[u] != z}, PLAN)
        self.tell(VARIANTS)

    def delete(self, name: str) -> None:
        """Drop a variant that is not open."""
        if name == self.variant:
            raise ValueError("the open variant cannot be deleted")
        del self.variants[name]
        self.tell(VARIANTS)

    def plans(self) -> dict[str, np.ndarray]:
        """The labels of every variant, by its name."""
        self._keep()
        return {name: variant.labels for name, variant in self.variants.items()}

    def _grow_saved(self, unit: int, more: int) -> None:
        for each in list(self._saved):
            labels = np.frombuffer(each, self.start.dtype)
            if len(labels) == self.problem.n_units:
                self._saved.add(grown(labels, unit, more).tobytes())

    def _keep(self) -> None:
        self.variants[self.variant].labels = self.labels

    def _check_new(self, name: str) -> None:
        if not name.strip() or name in self.variants:
            raise ValueError(tr("Give the variant a name of its own."))


__all__ = ["UNITS", "Change", "Moves", "Painted", "Rules", "Session", "Variant", "WhatIf"]
