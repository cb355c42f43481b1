# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits as they are typed: ``pupils 5 %; rooms 10-20; points <= 40``, ``1 of <= 6; 2 of 2-4``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ...errors import Fault, raise_any
from ...texts import tr

POINTS = "points"
"""What the number of points is called among sums, unless a field is called so."""
# More hubs in one line are a slip of the pen.
MOST_HUBS = 100_000
# Digits, with a decimal point perhaps.
NUMBER = r"(\d+(?:\.\d+)?)"
# A least and a most sum, or one of the two, in words or signs.
RANGE = re.compile(
    rf"(?:(?P<most><=|≤|at most|up to)\s*{NUMBER}"
    rf"|(?P<least>>=|≥|at least)\s*{NUMBER}"
    rf"|{NUMBER}\s*(?P<to>-|–|to)\s*{NUMBER}"
    rf"|(?:±|\+-|\+/-)?\s*{NUMBER}\s*(?P<share>%)"
    rf"|{NUMBER})",
    re.IGNORECASE,
)
# How many hubs a range is for, before it.
HUBS = re.compile(r"(?P<hubs>\d+)\s*(?:of|x|×|:)\s*(?P<range>.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Limit:
    """From what to what something may be, or by how much it may differ from the mean.

    Attributes
    ----------
    low, high : float, optional
        The least and the most; None for no such limit.
    tolerance : float, optional
        Per cent of the mean, in place of the two.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> core.Limit(10, 20).around(100)
    (10, 20)
    >>> core.Limit(tolerance=5).around(100)
    (95.0, 105.0)
    >>> core.Limit.of("at most 6") == core.Limit(high=6)
    True
    """

    low: Optional[float] = None
    high: Optional[float] = None
    tolerance: Optional[float] = None

    @classmethod
    def of(cls, text: str) -> Optional[Limit]:
        """A limit as it is typed; None if it is none."""
        found = RANGE.fullmatch(text.strip())
        if found is None:
            return None
        numbers = [float(each) for each in found.groups() if each and each[0].isdigit()]
        if found["share"]:
            return cls(tolerance=numbers[0])
        if found["most"]:
            return cls(high=numbers[0])
        if found["least"]:
            return cls(low=numbers[0])
        return cls(low=numbers[0], high=numbers[-1])

    @property
    def is_possible(self) -> bool:
        if self.tolerance is not None:
            return 0 < self.tolerance < 100
        return self.high is None or (self.high > 0 and (self.low or 0.0) <= self.high)

    def around(self, mean: float) -> tuple[float, float]:
        """The least and the most, a tolerance taken around a mean."""
        if self.tolerance is not None:
            share = self.tolerance / 100
            return mean * (1 - share), mean * (1 + share)
        return self.low or 0.0, float("inf") if self.high is None else self.high


@dataclass(frozen=True)
class SumLimit:
    """What every hub may have of a quantity.

    Attributes
    ----------
    field : str or None
        The column that is summed up; None for the number of points.
    limit : Limit

    Examples
    --------
    Hubs of equal numbers of units, and of at most 120 students each:

    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> at_most = core.SumLimit("students", core.Limit(high=120))
    >>> hubs = core.equal_size_hubs(
    ...     units, 4, conditions=core.HubConditions(sums=(at_most,)), effort="quick"
    ... )
    >>> bool(hubs.to_geodataframe().groupby("hub_id")["students"].sum().max() <= 120)
    True
    """

    field: Optional[str]
    limit: Limit

    @property
    def name(self) -> str:
        return tr("points") if self.field is None else self.field


@dataclass(frozen=True)
class SizeLimit:
    """So many hubs have sizes within a limit.

    Attributes
    ----------
    hubs : int
    limit : Limit
        Of points, or of the sum of the weight; without a tolerance.

    Examples
    --------
    One hub of at most 10 units, the others of 15 to 20:

    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> sizes = core.SizeLimit(1, core.Limit(high=10)), core.SizeLimit(2, core.Limit(15, 20))
    >>> hubs = core.hubs_within_range(
    ...     units, 10, 20, conditions=core.HubConditions(hub_limits=sizes), effort="quick"
    ... )
    >>> int((hubs.result.load <= 10).sum())
    1
    """

    hubs: int
    limit: Limit


def sum_limits(
    fields: Sequence[str], texts: Sequence[str], tolerance: float, where: str
) -> list[SumLimit]:
    """The limit of each field's sum, and of points if they are named.

    Parameters
    ----------
    fields : sequence of str
    texts : sequence of str
        Such as ``pupils 5 %``, ``rooms 10-20`` and ``points <= 40``.
    tolerance : float
        Of fields that are not named, in %.
    where : str
        What holds the texts, for messages.

    Raises
    ------
    InputError
        A text that names none of the fields, or two of one, or holds no limit.
    """
    named: dict[Optional[str], Limit] = {}
    faults: list[Fault] = []
    names: list[tuple[str, Optional[str]]] = [(field, field) for field in fields]
    if POINTS not in fields:
        names.append((POINTS, None))
    names.sort(key=lambda name: -len(name[0]))
    for text in texts:
        starts = [name for name in names if text.lower().startswith(name[0].lower())]
        limit = Limit.of(text[len(starts[0][0]) :].lstrip(" :=")) if starts else None
        if not starts:
            faults.append(
                Fault(
                    "limits of sums that are not balanced",
                    tr("Begin with one of these, or choose the field too: {names}.").format(
                        names=", ".join(sorted(name for name, _ in names))
                    ),
                    where,
                    detail=text,
                )
            )
        elif limit is None or not limit.is_possible:
            faults.append(_no_limit(text, where, "pupils 5 %; rooms 10-20; points <= 40"))
        elif starts[0][1] in named:
            faults.append(Fault("sums with two limits", "Keep one of them.", where, detail=text))
        else:
            named[starts[0][1]] = limit
    raise_any(faults)
    found = [SumLimit(field, named.get(field, Limit(tolerance=tolerance))) for field in fields]
    if None in named:
        found.append(SumLimit(None, named[None]))
    return found


def hubs_limits(texts: Sequence[str], where: str) -> list[SizeLimit]:
    """How many hubs have which limits, from such as ``1 of <= 6`` and ``2 of 2-4``.

    Raises
    ------
    InputError
        A text that is none of these.
    """
    found, faults = list[SizeLimit](), list[Fault]()
    for text in texts:
        parts = HUBS.fullmatch(text.strip())
        hubs, limit = (int(parts["hubs"]), Limit.of(parts["range"])) if parts else (0, None)
        is_limit = limit is not None and limit.tolerance is None and limit.is_possible
        if limit is not None and is_limit and 0 < hubs <= MOST_HUBS:
            found.append(SizeLimit(hubs, limit))
        else:
            faults.append(_no_limit(text, where, "1 of <= 6; 2 of 2-4"))
    raise_any(faults)
    return found


def _no_limit(text: str, where: str, example: str) -> Fault:
    return Fault(
        "limits that cannot be read, or that leave nothing",
        tr("Write them like this: {example}.").format(example=example),
        where,
        detail=text,
    )
