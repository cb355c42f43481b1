# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions without centres against other packages: `./run bench regions [CASE ...]`.

Real counties (where `../shared/data` is there) and made-up honeycombs. Ours is the median of
several random seeds, held against targets and against every peer that keeps the tolerance with all
regions in one piece. Peers run in environments of their own. Times are CPU seconds.
"""

# The package is loaded by its path before its modules can be imported.
# ruff: noqa: E402

import statistics
import sys
import time
import warnings
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import geopandas as gpd
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
warnings.simplefilter("ignore")
_spec = spec_from_file_location(
    "balanced_zones", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["balanced_zones"] = module_from_spec(_spec)
_spec.loader.exec_module(sys.modules["balanced_zones"])
sys.path.insert(0, str(Path(__file__).parent))

from maps import honeycomb
from region_peers import BALANCED, LEAST, partition

from balanced_zones.algorithms.core.regions.measures import measure
from balanced_zones.algorithms.core.regions.preflight import (
    RegionColumns,
    RegionGround,
    range_of_numbers,
    region_ground,
    with_number,
    with_range,
)
from balanced_zones.algorithms.core.regions.solve import WEIGHTINGS, form_regions, most_regions

SEEDS = 3


def county(name):
    return gpd.read_file(DATA / f"{name}.gpkg", layer="planning_units")


def hawaii():
    units = county("hawaii")
    return units.set_geometry(units.geometry.buffer(0))


def ground_of(layer, fields):
    return region_ground(layer, RegionColumns(fields))


def comb(n):
    """The ground of the zones' honeycomb, whose schools do not matter here."""
    made = honeycomb(n, 10)
    names = [
        "unit_ids",
        "students",
        "area_m2",
        "perimeter_m",
        "centre_m",
        "centre_lonlat",
        "adjacency",
        "crs",
        "left_out",
    ]
    ground = {name: getattr(made, name) for name in names}
    return RegionGround(ground, made.students[:, None], ("students",), None, RegionColumns())


def fairfax():
    return county("fairfax")


ES = ("es_students",)
CASES = {
    "fairfax-12": (fairfax, ES, 12, 0.01, (70, 3050, 10)),
    "fairfax-26": (fairfax, ES, 26, 0.01, (68, 2060, 8)),
    "fairfax-26-5": (fairfax, ES, 26, 0.05, (69, 2050, 8)),
    "fairfax-60-5": (fairfax, ES, 60, 0.05, (67, 1355, 10)),
    "fairfax-60": (fairfax, ES, 60, 0.01, (62, 1390, 20)),
    "fairfax-two": (fairfax, ("es_students", "pop"), 12, 0.05, (62, 3090, 15)),
    "delaware-20": (lambda: county("delaware"), ("students",), 20, 0.05, None),
    "hawaii-10": (hawaii, ("students",), 10, 0.01, None),
    "honeycomb": (lambda: comb(10_000), ("students",), 50, 0.01, (74.5, 3240, 20)),
    "honeycomb-100000": (lambda: comb(100_000), ("students",), 500, 0.01, (75, 3270, 300)),
}
"""Areas, sums, regions, tolerance; and what is aimed at: compactness at least, metres and CPU
seconds at most."""

LEAST_CASE, LEAST_SUM, LEAST_TARGET = "fairfax-least", 1484.1, (57, 10)

LARGE = 50_000
"""Areas from which on one random seed is tried, in place of several, and METIS alone."""

_SLACK = 1e-4
"""Of a tolerance, for sums that are whole numbers."""


def told(who, problem, labels, seconds):
    """Print a row; returns the worst deviation in %, compactness, metres, seconds, and whether
    the tolerance is kept with all regions in one piece."""
    if len(np.unique(labels)) < problem.n_regions:
        print(f"  {who:12} {len(np.unique(labels))} regions in place of {problem.n_regions}")
        return None
    found = measure(problem, labels)
    off = np.abs(found.deviation).max(axis=0)
    kept = problem.excess(labels) <= _SLACK and found.pieces.max() == 1
    row = off.max(), found.compactness.mean(), found.mean_distance_m, seconds
    worst = " / ".join(f"{value:.2f}" for value in off)
    print(
        f"  {who:12} deviation {worst:>12} %   compactness {row[1]:5.1f}   "
        f"distance {row[2]:8.0f} m   pieces {found.pieces.max()}   {seconds:6.1f} s"
        + ("" if kept else "   outside"),
        flush=True,
    )
    return (*row, kept)


def compared(name):
    """Run a case: ours and every peer, and print how they stand."""
    make, fields, regions, tolerance, target = CASES[name]
    made = make()
    ground = made if isinstance(made, RegionGround) else ground_of(made, fields)
    problem = with_number(ground, regions, [tolerance] * len(fields))
    n = len(ground.sums)
    print(f"{name}: {n} areas, {regions} regions within {100 * tolerance:g} %")
    peers = {}
    for who, peer in BALANCED.items():
        if len(fields) == 1 and (n < LARGE or who == "METIS"):
            answer = partition(peer, problem)
            peers[who] = answer and told(who, problem, *answer)
    seeds = range(SEEDS if n < LARGE else 1)
    middle = middle_of(problem, seeds, WEIGHTINGS[1])
    if target:
        marks = ("ok" if middle[1] >= target[0] else "MISSED",
                 *("ok" if middle[k + 1] <= target[k] else "MISSED" for k in (1, 2)))  # fmt: skip
        print(
            "  target       {:g} {}, {:g} m {}, {:g} s {}".format(
                *(part for pair in zip(target, marks) for part in pair)
            )
            + ("" if middle[4] else "; tolerance MISSED")
        )
    for who, row in peers.items():
        if not row or not row[4]:
            continue
        better, chosen = middle[1] >= row[1] and middle[2] <= row[2], "as usual"
        if not better and middle[2] <= row[2]:
            # Closer by default, and as round if that is what people choose.
            rounder = middle_of(problem, seeds, WEIGHTINGS[0])
            better, chosen = rounder[1] >= row[1] and rounder[2] <= row[2], "rounder"
        print(
            f"  {'better than' if better else 'NOT better than'} {who} in shape and distance, "
            f"asked for {chosen}"
        )


def middle_of(problem, seeds, weights):
    """The median of several random seeds, as ``told`` has them."""
    runs = []
    for seed in seeds:
        begin = time.process_time()
        labels = form_regions(problem, seed, weights=weights).labels
        runs.append(told(f"seed {seed}", problem, labels, time.process_time() - begin))
    middle = [*(statistics.median(column) for column in zip(*runs))][:4]
    middle.append(all(run[4] for run in runs))
    print("  median       {:.2f} %, {:.1f}, {:.0f} m, {:.1f} s".format(*middle[:4]), flush=True)
    return middle


def least():
    """As many regions as reach a sum."""
    ground = ground_of(fairfax(), ES)
    fewest, most = range_of_numbers(ground, LEAST_SUM, None)
    print(f"{LEAST_CASE}: regions of at least {LEAST_SUM:g} each; {most} at most")
    for who, peer in LEAST.items():
        answer = partition(peer, with_range(ground, fewest, LEAST_SUM, None), least=LEAST_SUM)
        if answer:
            print(f"  {who:12} {len(np.unique(answer[0]))} regions, {answer[1]:.1f} s")
    begin = time.process_time()
    found = most_regions(lambda n: with_range(ground, n, LEAST_SUM, None), fewest, most, False)
    seconds = time.process_time() - begin
    print(f"  ours         {found.problem.n_regions} regions, {seconds:.1f} s")
    print("  target       {} regions, {} s".format(*LEAST_TARGET))


def main(chosen):
    for name in chosen or [*CASES, LEAST_CASE]:
        if name == LEAST_CASE:
            least()
        else:
            compared(name)


if __name__ == "__main__":
    main(sys.argv[1:])
