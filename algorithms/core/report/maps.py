# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps as inline SVG, simplified to what the eye can see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import clip_by_rect

from .. import lengths
from ..texts import general, tr

Bounds = tuple[float, float, float, float]
"""A rectangle: least x and y, greatest x and y."""

WIDTH = 2000
"""Of a map in its own units; coordinates are whole numbers of them."""
MARGIN = 30
"""Around the map, so that outlines and labels are not cut."""
_TALLEST = 1.25
"""Height over width from which on a map is drawn smaller, so that it fits a printed page."""
_SIMPLE = 0.9
"""Units of the drawing by which outlines may be simplified: less than a pixel of most screens."""
_PIXEL = 2
"""Units of the drawing in a pixel where the page has its full width."""
_SMALLEST = 3.0
"""Rings shorter than this, in units of the drawing, are not drawn: nobody sees them."""
_LETTER = 0.6
"""Mean width of a letter over its size, in the sans serif types of the page."""


class Frame:
    """From metres on the map to the units of the drawing.

    Parameters
    ----------
    bounds : (x0, y0, x1, y1)
        What must be in the picture.
    """

    def __init__(self, bounds: Bounds) -> None:
        x0, y0, x1, y1 = bounds
        wide, high = max(x1 - x0, 1e-9), max(y1 - y0, 1e-9)
        room = WIDTH - 2 * MARGIN
        self.scale = min(room / wide, (WIDTH * _TALLEST - 2 * MARGIN) / high)
        self.width = WIDTH
        self.height = round(high * self.scale + 2 * MARGIN)
        self._x0 = x0 - (room / self.scale - wide) / 2
        self._y1 = y1

    def units(self, xy: np.ndarray) -> np.ndarray:
        """Coordinates in the drawing, shape (n, 2), not yet rounded."""
        xy = np.asarray(xy, float).reshape(-1, 2)
        return np.column_stack(
            [
                (xy[:, 0] - self._x0) * self.scale + MARGIN,
                (self._y1 - xy[:, 1]) * self.scale + MARGIN,
            ]
        )

    def metres(self, x: float, y: float) -> tuple[float, float]:
        """The place on the map of a place in the drawing."""
        return self._x0 + (x - MARGIN) / self.scale, self._y1 - (y - MARGIN) / self.scale


@dataclass(frozen=True)
class Area:
    """A polygon on a map.

    Attributes
    ----------
    shape : geometry in metres, or None
    fill : str
        Colour.
    title : str
        Told when the pointer rests on it.
    label : str
        Written on it where there is room; lines are parted by a line break.
    """

    shape: Optional[BaseGeometry]
    fill: str
    title: str = ""
    label: str = ""
    opacity: float = 1.0


@dataclass(frozen=True)
class Dots:
    """Points of one colour."""

    xy: np.ndarray
    fill: str
    radius: float
    kind: str = "dot"


@dataclass(frozen=True)
class Lines:
    """Lines of one colour, as straight pieces of shape (b, 2, 2)."""

    pieces: np.ndarray
    colour: str
    dashed: bool = False


def darker(colour: str) -> str:
    """A colour that a small dot on its own pale ground, or on white, can be told by."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(0.78 * value):02x}" for value in channels)


def bounds_of(shapes: Sequence[BaseGeometry], xy: Optional[np.ndarray] = None) -> Bounds:
    """The rectangle around shapes and points."""
    boxes = [shape.bounds for shape in shapes if shape is not None and not shape.is_empty]
    if xy is not None and len(xy):
        boxes.append((*np.min(xy, axis=0), *np.max(xy, axis=0)))
    if not boxes:
        return (0.0, 0.0, 1.0, 1.0)
    around = np.array(boxes)
    low, high = around[:, :2].min(axis=0), around[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def map_svg(
    areas: Sequence[Area],
    name: str,
    dots: Sequence[Dots] = (),
    bounds: Optional[Bounds] = None,
    label_size: int = 26,
    scale_bar: bool = True,
    shaded: bool = False,
    lines: Sequence[Lines] = (),
) -> str:
    """Draw a map, north at the top.

    Parameters
    ----------
    areas : sequence of Area
    name : str
        What the picture shows, for those who cannot see it.
    dots : sequence of Dots
        Labels keep clear of them where they can.
    shaded : bool
        Light colours are in it: the areas get a darker outline.
    bounds : (x0, y0, x1, y1), optional
        In metres; around everything by default, lines apart.
    lines : sequence of Lines
    """
    xy = np.vstack([each.xy for each in dots]) if dots else None
    frame = Frame(bounds or bounds_of([area.shape for area in areas], xy))
    parts = ['<g class="areas">', *(_area(area, frame) for area in areas), "</g>"]
    parts += [_lines(each, frame) for each in lines]
    parts += [_dots(each, frame) for each in dots]
    if label_size:
        parts.append(_labels(areas, frame, label_size, xy))
    if scale_bar:
        parts.append(_scale_bar(frame))
    kinds = "map shaded" if shaded else "map"
    return (
        f'<svg class="{kinds}" viewBox="0 0 {frame.width} {frame.height}" role="img" '
        f'aria-label="{escape(name)}">{"".join(parts)}</svg>'
    )


def _area(area: Area, frame: Frame) -> str:
    path = path_of(area.shape, frame)
    if not path:
        return ""
    faint = f' fill-opacity="{area.opacity:g}"' if area.opacity < 1 else ""
    title = f"<title>{escape(area.title)}</title>" if area.title else ""
    return f'<path fill="{area.fill}"{faint} d="{path}">{title}</path>'


def path_of(shape: Optional[BaseGeometry], frame: Frame) -> str:
    """A polygon as a path, simplified by less than a unit of the drawing."""
    if shape is None or shape.is_empty:
        return ""
    simple = shape.simplify(_SIMPLE / frame.scale)
    parts = getattr(simple, "geoms", [simple])
    rings = []
    for part in parts:
        if part.geom_type != "Polygon":
            continue
        for ring in (part.exterior, *part.interiors):
            rings.append(_ring(np.asarray(ring.coords)[:, :2], frame))
    return "".join(rings)


def _ring(xy: np.ndarray, frame: Frame) -> str:
    at = np.round(frame.units(xy)).astype(int)
    steps = np.diff(at, axis=0)[:-1]
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) < 2 and np.abs(steps).sum() < _SMALLEST:
        return ""
    moves = " ".join(f"{x} {y}" for x, y in steps.tolist())
    return f"M{at[0, 0]} {at[0, 1]}l{moves}z".replace(" -", "-")


def _dots(dots: Dots, frame: Frame) -> str:
    at = np.round(frame.units(dots.xy)).astype(int)
    r = dots.radius
    if dots.kind == "dot":
        # One path for all: round line ends of no length are dots.
        at = _one_per_pixel(at)
        steps = np.diff(at, axis=0, prepend=at[:1]).tolist()[1:]
        first = "".join(f"M{x} {y}h0" for x, y in at[:1].tolist())
        path = first + "".join(f"m{x} {y}h0" for x, y in steps).replace(" -", "-")
        return (
            f'<path class="dots" d="{path}" fill="none" stroke="{dots.fill}" '
            f'stroke-width="{2 * r:g}" stroke-linecap="round"/>'
        )
    if dots.kind == "cross":
        path = "".join(f"M{x - r:g} {y}h{2 * r:g}M{x} {y - r:g}v{2 * r:g}" for x, y in at.tolist())
        return (
            f'<path class="crosses" d="{path}" fill="none" stroke="#fff" stroke-width="10"/>'
            f'<path class="crosses" d="{path}" fill="none" stroke="{dots.fill}" '
            f'stroke-width="5"/>'
        )
    marks = "".join(f'<circle cx="{x}" cy="{y}" r="{r:g}"/>' for x, y in at.tolist())
    return f'<g class="marks" fill="{dots.fill}">{marks}</g>'


def _one_per_pixel(at: np.ndarray) -> np.ndarray:
    """Of dots of one colour, one in every pixel, row by row: steps between them are short.

    What is left out lies under the one drawn; a map of hundreds of thousands can be handed on.
    """
    _, first = np.unique(at[:, ::-1] // _PIXEL, axis=0, return_index=True)
    return at[first]


def _lines(lines: Lines, frame: Frame) -> str:
    pieces = MultiLineString(list(frame.units(lines.pieces).reshape(-1, 2, 2)))
    # A river runs on beyond the points: the page's margin is not the map's.
    drawn = clip_by_rect(pieces, 0, 0, frame.width, frame.height)
    path = ""
    for piece in getattr(drawn, "geoms", [drawn]):
        at = np.round(np.asarray(piece.coords)).astype(int).tolist()
        path += "M" + "L".join(f"{x} {y}" for x, y in at) if at else ""
    dashes = ' stroke-dasharray="14 8"' if lines.dashed else ""
    return (
        f'<path class="lines" d="{path}" fill="none" stroke="{lines.colour}" stroke-width="6"'
        f' stroke-linecap="round"{dashes}/>'
    )


def _labels(areas: Sequence[Area], frame: Frame, size: int, xy: Optional[np.ndarray]) -> str:
    """Labels, the largest areas' first; one that would lie on another is left out."""
    marks = frame.units(xy) if xy is not None else np.zeros((0, 2))
    taken: list[tuple] = []
    texts = []
    order = sorted(
        (-area.shape.area, i, area.shape)
        for i, area in enumerate(areas)
        if area.label and area.shape is not None
    )
    near = cKDTree(marks) if len(marks) else None
    for _, i, shape in order[:_MOST_LABELLED]:
        middle = _middle(shape)
        if middle is None:
            continue
        lines = areas[i].label.split("\n")
        wide = max(map(len, lines)) * size * _LETTER
        high = len(lines) * size * 1.1
        at = frame.units(np.array([middle]))[0]
        if near is not None:
            # All that a label at any of its places could lie on.
            reach = np.hypot(wide + 2 * _MARK_ROOM, 2 * high + 4 * _MARK_ROOM)
            marks = near.data[np.sort(near.query_ball_point(at, reach)).astype(int)]
        free = [
            (x, y)
            for x, y in _places(at, marks, wide, high)
            if shape.contains(Point(frame.metres(x, y)))
            and not any(_overlap(_box(x, y, wide, high), other) for other in taken)
            and wide / 2 < x < frame.width - wide / 2
        ]
        if not free:
            continue
        # Of the free places the nearest to the middle that covers no mark.
        x, y = next((place for place in free if not _covers(place, marks, wide, high)), free[0])
        taken.append(_box(x, y, wide, high))
        first = y - high / 2 + size * 0.85
        spans = "".join(
            f'<tspan x="{x:.0f}" y="{first + n * size * 1.1:.0f}"'
            + (' class="minor"' if n else "")
            + f">{escape(line)}</tspan>"
            for n, line in enumerate(lines)
        )
        texts.append(f"<text>{spans}</text>")
    return f'<g class="labels" font-size="{size}">{"".join(texts)}</g>' if texts else ""


_MOST_LABELLED = 300
"""Of more areas only the largest have a label: there is no room for others on a sheet."""
_MARK_ROOM = 12
"""Half the size of a mark, and a little: a label stays as far away from its middle."""


def _places(
    middle: np.ndarray, marks: np.ndarray, wide: float, high: float
) -> Iterator[tuple[float, float]]:
    """Where a label may stand: in the middle, or just below or above a mark that is there."""
    yield tuple(middle)
    inside = np.abs(marks - middle) < (wide / 2 + _MARK_ROOM, high / 2 + _MARK_ROOM)
    for x, y in marks[inside.all(axis=1)].tolist():
        for to in (y + high / 2 + _MARK_ROOM, y - high / 2 - _MARK_ROOM):
            yield middle[0], to
            yield x, to


def _box(x: float, y: float, wide: float, high: float) -> Bounds:
    return (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _covers(place: tuple[float, float], marks: np.ndarray, wide: float, high: float) -> bool:
    return bool((np.abs(marks - place) < (wide / 2 + 4, high / 2 + 4)).all(axis=1).any())


def _middle(shape: BaseGeometry) -> Optional[tuple[float, float]]:
    """A point well inside the largest part."""
    parts = list(getattr(shape, "geoms", [shape]))
    if not parts:
        return None
    largest = max(parts, key=lambda part: part.area)
    centre = largest.centroid
    if not largest.contains(centre):
        centre = largest.representative_point()
    return centre.x, centre.y


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale_bar(frame: Frame) -> str:
    """A bar of a round length, in the reader's unit."""
    most = 0.22 * frame.width / frame.scale
    # Short ones in metres, and never in parts of a mile that nobody knows.
    one, symbol = lengths.metres_per_unit(), lengths.symbol()
    if most < one / 10 or (not lengths.in_miles() and most < one):
        one, symbol = 1.0, tr("m")
    power = 10 ** np.floor(np.log10(most / one))
    length = max(step * power for step in (1, 2, 5) if step * power <= most / one)
    metres = length * one
    x, y, long = MARGIN, frame.height - MARGIN, round(metres * frame.scale)
    text = f"{general(length)} {symbol}"
    return (
        f'<g class="scale"><path d="M{x} {y - 12}v12h{long}v-12"/>'
        f'<text x="{x + long + 12}" y="{y}" font-size="26">{text}</text></g>'
    )
