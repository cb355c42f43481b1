# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions without centres against METIS: `./run bench regions [CASE ...]`.

Real counties (where `../shared/data` is there) and a made-up honeycomb. Ours is the median of
several random seeds; METIS cuts the graph of shared borders, in an environment of its own. Times
are CPU seconds.
"""

# The package is loaded by its path before its modules can be imported.
# ruff: noqa: E402

import json
import statistics
import subprocess
import sys
import tempfile
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
from peers import environment

from balanced_zones.algorithms.core.regions.measures import measure
from balanced_zones.algorithms.core.regions.preflight import (
    RegionColumns,
    RegionGround,
    range_of_numbers,
    region_ground,
    with_number,
    with_range,
)
from balanced_zones.algorithms.core.regions.solve import form_regions, most_regions

SEEDS = 3
METIS = """
import json, sys
import pymetis
given = json.load(open(sys.argv[1]))
uneven = max(1, round(1000 * given["tolerance"]))
options = pymetis.Options(ufactor=uneven, contig=1, niter=50, ncuts=8)
_, labels = pymetis.part_graph(
    given["regions"], xadj=given["starts"], adjncy=given["ends"],
    vweights=given["weights"], eweights=given["borders"], options=options, recursive=False,
)
json.dump(list(map(int, labels)), open(sys.argv[2], "w"))
"""


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


FAIRFAX = ("fairfax", lambda: county("fairfax"))
CASES = {
    "fairfax-12": (*FAIRFAX, ("es_students",), 12, 0.01),
    "fairfax-26": (*FAIRFAX, ("es_students",), 26, 0.01),
    "fairfax-26-5": (*FAIRFAX, ("es_students",), 26, 0.05),
    "fairfax-60-5": (*FAIRFAX, ("es_students",), 60, 0.05),
    "fairfax-60": (*FAIRFAX, ("es_students",), 60, 0.01),
    "fairfax-two": (*FAIRFAX, ("es_students", "pop"), 12, 0.05),
    "delaware-20": ("delaware", lambda: county("delaware"), ("students",), 20, 0.05),
    "hawaii-10": ("hawaii", hawaii, ("students",), 10, 0.01),
    "honeycomb": ("honeycomb", lambda: comb(10_000), ("students",), 50, 0.01),
}
LEAST = ("fairfax-least", *FAIRFAX, ("es_students",), 1484.1)


def metis(python, problem):
    """Labels by METIS, and its CPU seconds with start-up."""
    matrix = problem.zoning.adjacency.open_border_m
    borders = np.maximum(1, np.round(matrix.data)).astype(int)
    with tempfile.TemporaryDirectory() as folder:
        program, given, found = (Path(folder) / name for name in ("m.py", "in.json", "out.json"))
        program.write_text(METIS)
        weights = np.maximum(0, np.round(problem.sums)).astype(int)
        given.write_text(
            json.dumps(
                {
                    "regions": problem.n_regions,
                    "tolerance": float(problem.high[0] / problem.target[0] - 1),
                    "starts": matrix.indptr.tolist(),
                    "ends": matrix.indices.tolist(),
                    "borders": borders.tolist(),
                    "weights": weights.ravel().tolist(),
                }
            )
        )
        begin = time.perf_counter()
        subprocess.run([python, str(program), str(given), str(found)], check=True)
        return np.array(json.loads(found.read_text())), time.perf_counter() - begin


def told(who, problem, labels, seconds):
    measures = measure(problem, labels)
    worst = " / ".join(f"{value:.2f}" for value in np.abs(measures.deviation).max(axis=0))
    print(
        f"  {who:12} deviation {worst:>12} %   compactness {measures.compactness.mean():5.1f}   "
        f"distance {measures.mean_distance_m:8.0f} m   pieces {measures.pieces.max()}   "
        f"{seconds:6.1f} s",
        flush=True,
    )


def main(chosen):
    python = environment("pymetis", "pymetis", "import pymetis")
    for name, (_, make, fields, regions, tolerance) in CASES.items():
        if chosen and name not in chosen:
            continue
        made = make()
        ground = made if isinstance(made, RegionGround) else ground_of(made, fields)
        problem = with_number(ground, regions, [tolerance] * len(fields))
        print(f"{name}: {len(ground.sums)} areas, {regions} regions within {100 * tolerance:g} %")
        if python and len(fields) == 1:
            told("METIS", problem, *metis(python, problem))
        runs = []
        for seed in range(SEEDS):
            begin = time.process_time()
            labels = form_regions(problem, seed).labels
            seconds = time.process_time() - begin
            told(f"seed {seed}", problem, labels, seconds)
            found = measure(problem, labels)
            worst = np.abs(found.deviation).max()
            runs.append((worst, found.compactness.mean(), found.mean_distance_m, seconds))
        middle = [statistics.median(column) for column in zip(*runs)]
        print("  median       {:.2f} %, {:.1f}, {:.0f} m, {:.1f} s".format(*middle), flush=True)
    name, _, make, fields, least = LEAST
    if chosen and name not in chosen:
        return
    ground = ground_of(make(), fields)
    fewest, most = range_of_numbers(ground, least, None)
    begin = time.process_time()
    found = most_regions(lambda n: with_range(ground, n, least, None), fewest, most, False)
    print(
        f"{name}: {found.problem.n_regions} regions of at most {most} that reach {least:g}, "
        f"{time.process_time() - begin:.1f} s"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
