# SPDX-License-Identifier: GPL-2.0-or-later
"""A map to explore in a browser: one HTML file with plotly in it."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any, Optional

import numpy as np
from shapely.geometry.base import BaseGeometry

from .. import lengths
from ..plan_names import in_sentence
from .page import fill, resource, script_json
from .texts import general, number, tr

DIGITS = 5
"""Of degrees: about a metre."""
_SIMPLE_SHARE = 20000
"""Outlines are simplified to this part of the map's extent."""
MOST_DRAWN = 80_000
"""Points, and corners of outlines, that a map draws: with so many a page has 5 to 6 MB, and of more
points there are several to a pixel."""
FEWEST_POINTS = 10_000
"""That it draws in any case, however many corners there are."""
_LONGEST_TEXT = 120
"""Letters of a field that a label shows; three lines of it."""


@dataclass(frozen=True)
class MapGroup:
    """A hub or a zone, or what moves from one zone to another.

    Attributes
    ----------
    name : str
    colour : str
    outline : geometry in degrees, or None
    facts : sequence of (name, value)
        Told when the group is chosen.
    centre : (longitude, latitude), optional
        Of a given centre, which gets a mark.
    label : str
        What is written on the map, where there is room; nothing by default.
    label_at : (longitude, latitude), optional
        Where; a place inside the outline by default.
    level : int, optional
        Which of the entries of the map's ``Scale`` it has.
    """

    name: str
    colour: str
    outline: Optional[BaseGeometry]
    facts: Sequence[tuple[str, str]] = ()
    centre: Optional[tuple[float, float]] = None
    label: str = ""
    label_at: Optional[tuple[float, float]] = None
    level: Optional[int] = None


@dataclass(frozen=True)
class Scale:
    """Colours that stand for a figure, beside those that tell the groups apart.

    Attributes
    ----------
    name : str
        What the figure is called, e.g. "Utilisation".
    entries : sequence of (colour, text)
        From the least to the most.
    """

    name: str
    entries: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class OtherPlan:
    """Another plan that the reader can switch to: the same groups with other outlines."""

    name: str
    groups: Sequence[MapGroup]


@dataclass(frozen=True)
class WebMap:
    """All that a web map shows.

    Attributes
    ----------
    title : str
    all_groups, one_group : str
        What people call all groups and one of them, e.g. "All hubs" and "Hub".
    groups : sequence of MapGroup, k of them
    lonlat : ndarray of shape (n, 2)
        Points, in degrees (WGS 84).
    group_of_point : ndarray of int, shape (n,)
        From 0 to k - 1; -1 for none.
    names : sequence of str, length n
        What the points are called.
    fields : sequence of str
    values : sequence of sequences, one per field, of length n
        The points' own fields.
    marks : str
        What the legend calls the points; without it the map has no legend.
    scale : Scale, optional
        The colours that the map opens with.
    plan : str
        What the plan is called that the map opens with, where there are others.
    others : sequence of OtherPlan
    moves : sequence of MapGroup
        What changes between the plan and the first of the others.
    """

    title: str
    all_groups: str
    one_group: str
    groups: Sequence[MapGroup]
    lonlat: np.ndarray
    group_of_point: np.ndarray
    names: Sequence[str]
    fields: Sequence[str]
    values: Sequence[Sequence]
    marks: str = ""
    scale: Optional[Scale] = None
    plan: str = ""
    others: Sequence[OtherPlan] = ()
    moves: Sequence[MapGroup] = ()


def web_map(content: WebMap, plotly_js: str) -> str:
    """Write the map as one HTML page.

    Parameters
    ----------
    content : WebMap
    plotly_js : str
        Plotly's program, which the page carries in itself, packed.
    """
    content = _drawn(content)
    return fill(
        "map.html",
        lang=escape(tr("en")),
        title=escape(content.title),
        style=resource("map.css"),
        script=resource("map_drawing.js") + resource("map.js"),
        data=script_json(_data(content)),
        words=script_json(_words(content)),
        plotly=_packed(plotly_js),
        choose=escape(content.one_group),
        search=escape(tr("Search by name")),
        plan=escape(tr("Plan")),
        colours=escape(tr("Colours")),
        names=escape(tr("Names")),
        changes=escape(_changes_from(content)),
        legend=escape(tr("Legend")),
        print=escape(tr("Print")),
        base_map=escape(tr("Base map")),
        zoom_out=escape(tr("Show all")),
        loading=escape(tr("Loading the map …")),
        no_script=escape(tr("This map needs JavaScript. Open the file in a web browser.")),
    )


def _drawn(content: WebMap) -> WebMap:
    """The map with as many of its points as it can draw, spread over all groups and places."""
    lonlat = np.asarray(content.lonlat, float).reshape(-1, 2)
    n = len(lonlat)
    if n <= FEWEST_POINTS:
        return content
    tolerance = _extent(content) / _SIMPLE_SHARE
    outlines = [_rings(group.outline, tolerance) for group in content.groups]
    corners = sum(len(ring) for polygons in outlines for rings in polygons for ring in rings)
    most = max(FEWEST_POINTS, MOST_DRAWN - corners)
    if n <= most:
        return content
    group = np.asarray(content.group_of_point, int)
    order = np.lexsort((lonlat[:, 1], lonlat[:, 0], group))
    # Of every group the same part, from its west to its east.
    kept = np.sort(order[np.linspace(0, n - 1, most).round().astype(int)])
    return replace(
        content,
        title=tr("{title}: {n} of {all} points drawn").format(
            title=content.title, n=number(most), all=number(n)
        ),
        lonlat=lonlat[kept],
        group_of_point=group[kept],
        names=[content.names[at] for at in kept.tolist()],
        values=[[column[at] for at in kept.tolist()] for column in content.values],
    )


# Plotly is 3 to 9 MB, and the same for every map of a session. Level 9 takes three times as long
# as level 6 and makes the page 1 % smaller.
@lru_cache(maxsize=1)
def _packed(program: str) -> str:
    return base64.b64encode(gzip.compress(program.encode(), 6, mtime=0)).decode()


def _words(content: WebMap) -> dict:
    return {
        "credit": tr("Base map: © OpenStreetMap contributors"),
        "offline": tr("No network: without base map"),
        "looking": tr("Looking for the base map …"),
        "rest": tr("… and {n} more fields: click on the point"),
        "none": tr("Nothing has this name"),
        "more": tr("and {n} more: type on"),
        "found": tr("{n} found"),
        "flat": tr("Without base map: this browser or this version of plotly cannot show one"),
        "old": tr(
            "This browser is too old for the map. Open the file in a current Firefox, Chrome, "
            "Edge or Safari."
        ),
        "plan": tr("Plan"),
        "apart": tr("Neighbours differ in colour"),
        "moves": tr("Changes school"),
        "before": tr("Outlines of {plan}").format(plan=_before(content)),
        "centre": tr("Given centre"),
        "paper": tr("Printed without the base map"),
    }


def _changes_from(content: WebMap) -> str:
    return tr("Changes from {plan}").format(plan=_before(content))


def _before(content: WebMap) -> str:
    return in_sentence(content.others[0].name) if content.others else ""


def _data(content: WebMap) -> dict:
    tolerance = _extent(content) / _SIMPLE_SHARE
    lonlat = np.round(np.asarray(content.lonlat, float), DIGITS)
    scale = content.scale
    return {
        "all": content.all_groups,
        "one": content.one_group,
        "groups": _groups(content.groups, tolerance),
        "plan": content.plan,
        "others": [
            {"name": other.name, "groups": _groups(other.groups, tolerance)}
            for other in content.others
        ],
        "moves": _groups(content.moves, tolerance),
        "marks": content.marks,
        "scale": None
        if scale is None
        else {"name": scale.name, "entries": [list(entry) for entry in scale.entries]},
        "unit": [lengths.symbol(), lengths.metres_per_unit()],
        "lon": lonlat[:, 0].tolist(),
        "lat": lonlat[:, 1].tolist(),
        "group": [int(number) for number in content.group_of_point],
        "names": [str(name) for name in content.names],
        "fields": list(content.fields),
        "values": [_column(column) for column in content.values],
    }


def _groups(groups: Sequence[MapGroup], tolerance: float) -> list[dict]:
    return [
        {
            "name": group.name,
            "colour": group.colour,
            "facts": [list(fact) for fact in group.facts],
            "outline": _rings(group.outline, tolerance),
            "centre": _place(group.centre),
            "label": group.label,
            "at": _label_at(group),
            "level": group.level,
        }
        for group in groups
    ]


def _label_at(group: MapGroup) -> Optional[list[float]]:
    if group.label_at is not None or not group.label:
        return _place(group.label_at)
    if group.outline is None or group.outline.is_empty:
        return None
    inside = group.outline.representative_point()
    return _place((inside.x, inside.y))


def _place(at: Optional[tuple[float, float]]) -> Optional[list[float]]:
    return None if at is None else [round(float(each), DIGITS) for each in at]


def _extent(content: WebMap) -> float:
    """The longer side of all that is drawn, in degrees."""
    drawn = [np.asarray(content.lonlat, float).reshape(-1, 2)]
    drawn += [
        np.reshape(group.outline.bounds, (2, 2))
        for group in content.groups
        if group.outline is not None and not group.outline.is_empty
    ]
    corners = np.concatenate(drawn)
    return float(np.ptp(corners, axis=0).max()) if len(corners) else 1.0


def _rings(outline: Optional[BaseGeometry], tolerance: float) -> list:
    """Polygons as GeoJSON has them: a list of rings each."""
    if outline is None or outline.is_empty:
        return []
    simple = outline.simplify(tolerance)
    parts = [part for part in getattr(simple, "geoms", [simple]) if part.geom_type == "Polygon"]
    return [
        [
            np.round(np.asarray(ring.coords)[:, :2], DIGITS).tolist()
            for ring in (part.exterior, *part.interiors)
        ]
        for part in parts
    ]


def _column(values: Sequence) -> dict:
    """A column of texts; where few differ they are told once."""
    texts = [_text(value) for value in values]
    kinds = sorted(set(texts))
    if 2 * len(kinds) > len(texts):
        return {"texts": texts}
    place = {text: i for i, text in enumerate(kinds)}
    return {"texts": kinds, "at": [place[text] for text in texts]}


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return general(value) if abs(value) < 1e6 else f"{value:.0f}"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
