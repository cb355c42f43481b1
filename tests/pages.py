# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages made of generated plans and hubs, and a reader of pages, for the tests."""

import functools
from dataclasses import replace
from html.parser import HTMLParser

import geopandas as gpd
import numpy as np
from shapely.geometry import Point

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.colouring import colour_classes
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from balanced_zones.algorithms.core.report.hubs import HubReport
from balanced_zones.algorithms.core.report.run import Output, RunRecord, Setting
from balanced_zones.algorithms.core.report.webmap import MapGroup, WebMap
from balanced_zones.algorithms.core.report.zones import BoundOnPaper, PlanOnPaper, ZoneReport
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.limits import highest_balance, utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import zone_neighbours
from balanced_zones.algorithms.core.zones.outlines import dissolve_zones
from cases import county

PALETTE = ("#88ccee", "#ddcc77", "#cc6677", "#44aa99", "#aa4499", "#999933", "#6699cc")
CLASSES = (
    (0, 85, "#67a9cf", "under 85 %"),
    (85, 115, "#f7f7f7", "85-115 %"),
    (115, 1e9, "#ef8a62", "over 115 %"),
)
NASTY = '<script>alert("x")</script>'


class Reader(HTMLParser):
    """What a page holds: its tables by caption, its texts, its elements, what is not closed."""

    EMPTY = {"meta", "link", "br", "input", "img", "hr"}

    def __init__(self, page):
        super().__init__()
        self.tables, self.elements, self.links, self.open = {}, [], [], []
        self.texts = []
        self.ids = []
        self._rows, self._caption, self._cell = [], "", None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        attributes = dict(attributes)
        self.links += [attributes[name] for name in ("src", "href") if name in attributes]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in self.EMPTY:
            self.open.append(tag)
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th", "caption"):
            self._cell = ""

    def handle_startendtag(self, tag, attributes):
        self.elements.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()
        if tag == "caption":
            self._caption = self._cell
        elif tag in ("td", "th"):
            self._rows[-1].append(self._cell)
        elif tag == "table":
            self.tables[self._caption] = self._rows
        if tag in ("td", "th", "caption"):
            self._cell = None

    def handle_data(self, text):
        if self.open and self.open[-1] not in ("script", "style"):
            self.texts.append(text)
        if self._cell is not None:
            self._cell += text

    @property
    def text(self):
        return " ".join(self.texts)


def figures(page):
    """The outputs of the run as the page tells them, by name."""
    rows = Reader(page).tables["The outputs of the run"][1:]
    return {name: float(value.replace(",", "")) for _, value, name in rows}


def record(**changes):
    """A run of an entry that never was."""
    given = {
        "entry": "balancedzones:improveplan",
        "title": "Improve a zone plan",
        "day": "2024-05-31",
        "settings": [Setting("TOLERANCE", "Tolerance", "10")],
        "inputs": {"TOLERANCE": 10, "INPUT": "/data/units.gpkg|layername=units"},
        "versions": {"Balanced Zones": "0.1.0", "QGIS": "3.40"},
        "warnings": [],
        "numbers": [Output("BALANCE", "Balance", 88.5)],
    }
    return RunRecord(**{**given, **changes})


def zone_case(n=120, zones=8, names=None, random_seed=0):
    """A ``ZoneReport`` of a generated county, held against its nearest-school plan.

    Made once; what a test changes it changes by ``dataclasses.replace``.
    """
    case = _zone_case(n, zones, random_seed)
    return case if names is None else replace(case, school_names=names)


@functools.cache
def _zone_case(n, zones, random_seed):
    units, _, problem = county(n, zones, random_seed)
    labels = geokmeans(problem).labels
    every = np.arange(problem.n_units)
    distance = np.column_stack(
        [problem.distance_m(every, np.full(len(every), k)) for k in range(zones)]
    )
    existing = distance.argmin(axis=1)
    best = highest_balance(problem)
    limits = utilisation_limits(problem, 10)
    bound = lower_bound(problem, limits)

    def shapes(plan):
        outlines = dissolve_zones(problem, units.geometry, plan)
        return gpd.GeoSeries(outlines, crs=units.crs).to_crs(problem.crs).tolist()

    plans = [
        PlanOnPaper(
            "New plan",
            evaluate_plan(problem, labels, existing=existing, highest_balance=best),
            shapes(labels),
        ),
        PlanOnPaper(
            "Plan in force",
            evaluate_plan(problem, existing, highest_balance=best),
            shapes(existing),
        ),
    ]
    colours = colour_classes(zones, zone_neighbours(problem, labels))
    return ZoneReport(
        problem=problem,
        plans=plans,
        before=1,
        changed=existing != labels,
        run=record(warnings=["Mind the <gap> & go on."]),
        school_names=[f"School {k}" for k in range(zones)],
        fills=[PALETTE[c] for c in colours],
        classes=CLASSES,
        bound=BoundOnPaper(bound.mean_travel, limits),
    )


@functools.cache
def hub_case(n=300, random_seed=3):
    """Where points in clumps are, in degrees, and their ``HubReport``; made once."""
    rng = np.random.default_rng(random_seed)
    middle = rng.uniform([-0.4, 51.3], [0.2, 51.7], (6, 2))
    at = middle[rng.integers(0, 6, n)] + rng.normal(0, 0.02, (n, 2))
    points = gpd.GeoDataFrame(geometry=[Point(xy) for xy in at], crs="EPSG:4326")
    hubs = hubs_within_range(points, low=30, high=40)
    metric = geo.local_metric_crs(points.geometry)
    colours = colour_classes(hubs.count, hubs.neighbours)
    return at, HubReport(
        hubs=hubs,
        xy=geo.project(at, points.crs, metric),
        centres=geo.project(np.column_stack([hubs.centres.x, hubs.centres.y]), points.crs, metric),
        outlines=hubs.outlines.to_crs(metric).tolist(),
        fills=[PALETTE[c] for c in colours],
        run=record(entry="balancedzones:hubswithinsizerange"),
    )


def hub_map(names=None):
    """A ``WebMap`` of the same points."""
    at, report = hub_case()
    hubs = report.hubs
    return WebMap(
        title="Points in hubs",
        all_groups="All hubs",
        one_group="Hub",
        groups=[
            MapGroup(f"Hub {k + 1}", report.fills[k], outline, [("Points", str(hubs.sizes[k]))])
            for k, outline in enumerate(hubs.outlines)
        ],
        lonlat=at,
        group_of_point=hubs.labels,
        names=names or [f"Place {i}" for i in range(len(at))],
        fields=["phase", "number"],
        values=[["Primary", "Secondary"] * (len(at) // 2), list(range(len(at)))],
    )
