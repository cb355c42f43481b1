# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts as inline SVG: bars, distributions, profiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Optional

import numpy as np

from .texts import number, signed, tr

WIDE = 480
_ROW = 34
_LEFT = 132
_RIGHT = 64
_VALUE_ROOM = 50
"""Of a chart, in its own units: its width, the height of a bar with its gap, and the room for names
on the left, for figures on the right, and for a figure beside a mark. Set by eye."""


@dataclass(frozen=True)
class Bar:
    """One plan's value; None where it has none."""

    name: str
    value: Optional[float]
    colour: str


@dataclass(frozen=True)
class Mark:
    """A value that bars are held against, e.g. a bound."""

    value: float
    text: str


def bars(rows: Sequence[Bar], name: str, digits: int, mark: Optional[Mark] = None) -> str:
    """Horizontal bars from zero, their values at the end.

    Parameters
    ----------
    name : str
        What the picture shows, for those who cannot see it.
    """
    known = [row.value for row in rows if row.value is not None and row.value == row.value]
    top = max([*known, mark.value if mark else 0, 1e-9])
    room = WIDE - _LEFT - _RIGHT
    high = _ROW * len(rows) + (26 if mark else 4)
    parts, values = [], []
    for i, row in enumerate(rows):
        y = i * _ROW
        parts.append(_name(row.name, _LEFT - 10, y + 22))
        shown = number(row.value, digits)
        long = max(0.0, room * (row.value or 0) / top) if row.value == row.value else 0
        parts.append(
            f'<rect x="{_LEFT}" y="{y + 6}" width="{long:.1f}" height="{_ROW - 12}" '
            f'fill="{row.colour}"/>'
        )
        end = _LEFT + long
        if mark and end - 4 < _LEFT + room * mark.value / top < end + _VALUE_ROOM:
            end = _LEFT + room * mark.value / top
        values.append(f'<text class="value" x="{end + 7:.1f}" y="{y + 22}">{shown}</text>')
    if mark:
        x = _LEFT + room * mark.value / top
        parts.append(
            f'<path class="mark" d="M{x:.1f} 0V{_ROW * len(rows) + 4}"/>'
            f'<text class="note" text-anchor="end" x="{min(x + 40, WIDE - 2):.1f}" '
            f'y="{_ROW * len(rows) + 19}">{escape(mark.text)}</text>'
        )
    return _svg(high, name, parts + values)


@dataclass(frozen=True)
class Spread:
    """One row of a distribution, e.g. a plan's value in every zone."""

    name: str
    values: np.ndarray
    colour: str


def distributions(
    rows: Sequence[Spread],
    name: str,
    edges: np.ndarray,
    unit: str,
    reference: Optional[float] = None,
    digits: int = 0,
    colours: Optional[Sequence[str]] = None,
    one_scale: bool = True,
) -> str:
    """Histograms, one under the other on one axis.

    Below every histogram lies a strip with a line per value; the triangle is the median.

    Parameters
    ----------
    edges : ndarray of shape (b + 1,)
        Of the classes; values beyond are counted in the outer ones.
    reference : float, optional
        Drawn as a line through all.
    colours : sequence of str of length b, optional
        Of the classes; the row's own colour by default.
    one_scale : bool
        Columns are as tall as their count in all rows; else each row has a scale of its own.
    """
    left, right, tall, strip = 12, 12, 74, 12
    room = WIDE - left - right
    span = edges[-1] - edges[0]

    def x_of(value: Any) -> Any:
        return left + room * (np.clip(value, edges[0], edges[-1]) - edges[0]) / span

    counts = [_count(row.values, edges) for row in rows]
    most = [max(count.max(), 1) for count in counts]
    if one_scale:
        most = [max(most)] * len(rows)
    parts, y = [], 0
    for row, count, tallest in zip(rows, counts, most):
        known = np.sort(row.values[~np.isnan(row.values)])
        base = y + 24 + tall
        parts.append(f'<text class="name" x="{left}" y="{y + 15}">{escape(row.name)}</text>')
        if len(known):
            parts.append(
                f'<text class="note" text-anchor="end" x="{WIDE - right}" y="{y + 15}">'
                + escape(
                    tr("median {median}, from {low} to {high} {unit}").format(
                        median=number(np.median(known), digits),
                        low=number(known[0], digits),
                        high=number(known[-1], digits),
                        unit=unit,
                    )
                )
                + "</text>"
            )
        for i, n in enumerate(count.tolist()):
            if not n:
                continue
            x0, x1 = x_of(edges[i]), x_of(edges[i + 1])
            long = tall * n / tallest
            fill = colours[i] if colours else row.colour
            parts.append(
                f'<rect class="bin" x="{x0 + 0.5:.1f}" y="{base - long:.1f}" '
                f'width="{x1 - x0 - 1:.1f}" height="{long:.1f}" fill="{fill}">'
                f"<title>{n}</title></rect>"
            )
        # Values that differ by less than a line is wide share it.
        places = np.unique(np.round(x_of(known), 1))
        lines = "".join(f"M{x:.1f} {base + 3}v{strip - 4}" for x in places.tolist())
        parts.append(f'<path class="strip" d="{lines}" stroke="{row.colour}"/>')
        parts.append(f'<path class="base" d="M{left} {base}h{room}"/>')
        if len(known):
            x = x_of(np.median(known))
            parts.append(
                f'<path class="median" d="M{x:.1f} {base + strip - 1}l-4.5 8h9z" '
                f'fill="{row.colour}"/>'
            )
        y = base + strip + 14
    if reference is not None:
        x = x_of(reference)
        parts.append(f'<path class="reference" d="M{x:.1f} 20V{y}"/>')
    parts.append(f'<path class="base" d="M{left} {y}h{room}"/>')
    ticks = _ticks(edges)
    for value in ticks:
        x = x_of(value)
        at = "start" if value == ticks[0] else "end" if value == edges[-1] else "middle"
        last = f" {unit}" if value == ticks[-1] else ""
        parts.append(
            f'<path class="base" d="M{x:.1f} {y}v4"/><text class="note" text-anchor="{at}" '
            f'x="{x:.1f}" y="{y + 17}">{number(value, _digits(ticks))}{escape(last)}</text>'
        )
    return _svg(y + 22, name, parts)


def _count(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    known = values[~np.isnan(values)]
    return np.histogram(np.clip(known, edges[0], edges[-1]), edges)[0]


def _ticks(edges: np.ndarray) -> list[float]:
    """Round numbers over the axis, about six."""
    step = round_step((edges[-1] - edges[0]) / 6)
    first = np.ceil(edges[0] / step - 1e-9)
    return [float(n * step) for n in np.arange(first, edges[-1] / step + 1e-9)]


def _digits(ticks: Sequence[float]) -> int:
    return next((d for d in range(3) if all(abs(t - round(t, d)) < 1e-9 for t in ticks)), 3)


def round_step(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 ... that is not below a value."""
    power = 10.0 ** np.floor(np.log10(max(value, 1e-12)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9))


def classes(values: np.ndarray, n: int = 20) -> np.ndarray:
    """Edges of about n equal classes from 0 over all values, at round numbers."""
    known = values[~np.isnan(values)]
    top = float(known.max()) if len(known) else 1.0
    step = round_step(max(top, 1e-9) / n)
    return np.arange(0, np.ceil(top / step - 1e-9) + 1) * step if top > 0 else np.array([0.0, 1.0])


def profile(names: Sequence[str], differences: Sequence[float], name: str, limit: float) -> str:
    """Bars to both sides of zero: how far a group lies from all, in standard deviations.

    Parameters
    ----------
    differences : sequence of float
        NaN where there is no value.
    limit : float
        Where the axis ends, to both sides.
    """
    row, left = 24, 170
    room = WIDE - left - 12
    middle = left + room / 2
    high = row * len(names) + 24
    parts = []
    for step in (-1, -0.5, 0, 0.5, 1):
        x = middle + step * room / 2
        kind = "base" if step == 0 else "grid"
        parts.append(f'<path class="{kind}" d="M{x:.1f} 0V{high - 20}"/>')
        at = "start" if step == -1 else "end" if step == 1 else "middle"
        parts.append(
            f'<text class="note" text-anchor="{at}" x="{x:.1f}" y="{high - 5}">'
            f"{signed(step * limit, 1)}</text>"
        )
    for i, (each, value) in enumerate(zip(names, differences)):
        y = i * row
        parts.append(_name(each, left - 10, y + 17, most=24))
        if value != value:
            continue
        long = np.clip(value / limit, -1, 1) * room / 2
        colour = "#b3542b" if value < 0 else "#1f6f78"
        at, x = ("end", middle + long - 4) if value < 0 else ("start", middle + long + 4)
        if abs(long) > room / 2 - 40:
            at, x = ("start", middle + 4) if value < 0 else ("end", middle - 4)
        parts.append(
            f'<rect x="{min(middle, middle + long):.1f}" y="{y + 5}" width="{abs(long):.1f}" '
            f'height="{row - 10}" fill="{colour}"/>'
            f'<text class="note" text-anchor="{at}" x="{x:.1f}" y="{y + 16}">'
            f"{signed(value, 1)}</text>"
        )
    return _svg(high, name, parts)


def _name(text: str, x: float, y: float, most: int = 19) -> str:
    """A row's name, cut where it is too long; the whole shows under the pointer."""
    short = text if len(text) <= most else text[: most - 1] + "\N{HORIZONTAL ELLIPSIS}"
    whole = f"<title>{escape(text)}</title>" if short != text else ""
    return f'<text class="name" text-anchor="end" x="{x:g}" y="{y:g}">{escape(short)}{whole}</text>'


def _svg(high: float, name: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {high:g}" role="img" '
        f'aria-label="{escape(name)}">{"".join(parts)}</svg>'
    )
