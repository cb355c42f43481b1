# SPDX-License-Identifier: GPL-2.0-or-later
"""Table 2 of Biswas et al. (2020) for Fairfax County, and how fast the methods are.

    ./run bench zones [--runs 51] [--seeds 8] [--levels ES MS HS] [--sizes 1000 10000]
                      [--thorough] [--data FOLDER] [--code FOLDER] [--no-naive]
                      [--no-spopt] [--no-table]

Every method gets the same problem. Where a method is random, or the paper leaves the order of
the units open, the figures are means of ``--runs`` runs, with the standard deviation of balance.
Ours is the improver: the median and the worst of ``--seeds`` random seeds, from the least travel
possible, at two tolerances of utilisation, with the plan in force preferred, and where travel
alone counts; ``--thorough`` adds the thorough effort (minutes for each seed). Before and after a
change are compared by ``--code FOLDER``, a checkout whose code runs in place of this one's. Its
time against size is measured on made-up districts.

Then two others do the same work, for the ratio of their time to ours in this same run:

- the naive peer: this GeoKMeans, but with zones united by shapely for their area and perimeter
  whenever a candidate is looked at;
- spopt 0.7's AZP, in a virtual environment of its own (made once, in the cache folder). It is
  skipped, and says so, where PyPI cannot be reached.
"""

# The package is loaded by its path before its modules can be imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = Path(sys.argv[sys.argv.index("--code") + 1]).resolve() if "--code" in sys.argv else ROOT
PACKAGE = "balanced_zones"


def load_package():
    """The checkout under its fixed package name, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, CODE / "__init__.py", submodule_search_locations=[str(CODE)]
    )
    sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[PACKAGE])


warnings.simplefilter("ignore")
load_package()
sys.path.insert(0, str(Path(__file__).parent))

import geopandas as gpd
import numpy as np
from maps import honeycomb
from peers import environment
from shapely.ops import unary_union

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.zones import geokmeans as geokmeans_module
from balanced_zones.algorithms.core.zones.azp import azp
from balanced_zones.algorithms.core.zones.geokmeans import OwnZone, UnitOrder, Variant, geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.improvement import starts
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.parallel import run_starts_in_parallel
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem
from balanced_zones.algorithms.core.zones.runs import Target
from balanced_zones.algorithms.core.zones.sara import sara
from balanced_zones.algorithms.core.zones.zonefield import labels_of_field

FASTER_THAN_NAIVE = 50
FASTER_THAN_SPOPT = 20
MOST_SECONDS = 0.5

# --- The methods: a name, whether it is random, and labels from a problem and a random seed --


def letter(problem, random_seed):
    """GeoKMeans where the paper is taken at its word: a unit stops at its own zone."""
    return geokmeans(
        problem, random_seed=random_seed, unit_order=UnitOrder.RANDOM, own_zone=OwnZone.STOP
    ).labels


def variant_of(variant):
    return lambda problem, random_seed: geokmeans(problem, variant).labels


def of_runs(method, target):
    return lambda problem, random_seed: method(problem, target, random_seed=random_seed).labels


METHODS = [
    ("AZP, capacity", True, of_runs(azp, Target.CAPACITY)),
    ("AZP, population", True, of_runs(azp, Target.POPULATION)),
    ("SARA, population", True, of_runs(sara, Target.POPULATION)),
    ("SARA, capacity", True, of_runs(sara, Target.CAPACITY)),
    ("SKM", False, variant_of(Variant.SKM)),
    ("CKM", False, variant_of(Variant.CKM)),
    ("SCKM", False, variant_of(Variant.SCKM)),
    ("GeoKMeans, letter", True, letter),
    ("GeoKMeans", False, variant_of(Variant.GEOKMEANS)),
]

# --- Ours -----------------------------------------------------------------------------------

STANDARD_TOLERANCE = {"ES": 15, "MS": 5, "HS": 5}
THOROUGH_TOLERANCE = {"ES": 10, "MS": 5, "HS": 5}
STABILITY = 20.0


def ours(problem, in_force, level, seeds, thorough):
    """Print the improver's rows for one level."""
    print(
        f"\n  {'ours (seeds)':<28}{'tol.':>5}  {'balance':>7} {'compact':>7} {'proxim.':>7}"
        f"  {'gap %':>6} {'outside':>7} {'pieces':>6} {'moved %':>7} {'s':>7} {'objective':>9}"
    )
    loose, tight = STANDARD_TOLERANCE[level], THOROUGH_TOLERANCE[level]
    travel_alone = {"compactness_weight": 0.0, "balance_weight": 0.0}
    stable = {"stability_weight": STABILITY, "existing": tuple(in_force.tolist())}
    improved(problem, in_force, "IMPROVE=1", loose, seeds, Effort.STANDARD)
    improved(
        problem, in_force, "stability, IMPROVE=1", loose, seeds, Effort.STANDARD, in_force, **stable
    )
    for effort in [Effort.STANDARD, Effort.THOROUGH][: 1 + thorough]:
        name = f"one start, {effort.value}"
        improved(problem, in_force, name, tight, seeds, effort)
        improved(problem, in_force, f"travel, {effort.value}", tight, seeds, effort, **travel_alone)
    if thorough:
        # As the toolbox does by default: two starts at once, one of them GeoKMeans's plan.
        plan = geokmeans(problem).labels
        improved(problem, in_force, "IMPROVE=2", tight, 2, Effort.THOROUGH, plan, count=2)


def improved(problem, in_force, name, tolerance, seeds, effort, given=None, count=1, **goal):
    rows = []
    for random_seed in range(seeds):
        began = time.perf_counter()
        result = run_starts_in_parallel(
            problem,
            Goal(tolerance=tolerance, **goal),
            effort,
            starts(count, count * random_seed, given is not None),
            given,
        )[0]
        seconds = time.perf_counter() - began
        moved = (in_force >= 0) & (in_force != result.labels)
        balance, compactness, proximity, in_pieces = figures(problem, result.labels)
        share = 100 * problem.students[moved].sum() / problem.students.sum()
        outside = len(result.violations)
        rows.append(
            [
                *(balance, compactness, proximity, result.gap, outside, in_pieces, share, seconds),
                result.objective_after,
            ]
        )
    rows = np.array(rows)
    better = [max, max, *[min] * 7]
    for what, values in (
        ("median", np.median(rows, axis=0)),
        ("worst", [(min if f is max else max)(c) for f, c in zip(better, rows.T)]),
    ):
        b, c, p, gap, outside, pieces, share, seconds, objective = values
        print(
            f"  {name + ', ' + what:<28}{tolerance:>5}  {b:7.1f} {c:7.1f} {p:7.3f}  {gap:6.1f} "
            f"{outside:7.1f} {pieces:6.1f} {share:7.1f} {seconds:7.1f} {objective:9.3f}",
            flush=True,
        )


def sizes(numbers):
    """Print the improver's time against the size of the map."""
    import resource

    print("\nTime against size (made-up districts, tolerance 10 %, one start)")
    print(
        f"  {'units':>8} {'schools':>7}  {'balance':>7} {'compact':>7} {'proxim.':>7} {'gap %':>7} "
        f"{'outside':>7} {'pieces':>6} {'s':>7} {'s/1000':>7} {'MB':>6}"
    )
    for n in numbers:
        schools = {10_000: 138, 100_000: 500}.get(n, max(4, n // 70))
        problem = honeycomb(n, schools)
        began = time.perf_counter()
        result = run_starts(problem, Goal(tolerance=10))[0]
        seconds = time.perf_counter() - began
        balance, compactness, proximity, in_pieces = figures(problem, result.labels)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"  {problem.n_units:>8} {schools:>7}  {balance:7.1f} {compactness:7.1f} "
            f"{proximity:7.3f}  {result.gap:6.1f} {len(result.violations):>7} {in_pieces:>6} "
            f"{seconds:7.1f} {1000 * seconds / problem.n_units:7.2f} {megabytes:6.0f}",
            flush=True,
        )


# --- Table 2 --------------------------------------------------------------------------------


def read_problem(data: Path, level: str):
    """The problem of one level, its units, and the plan in force."""
    units = gpd.read_file(data / "fairfax.gpkg", layer="planning_units")
    schools = gpd.read_file(data / "fairfax.gpkg", layer="schools")
    name = level.lower()
    columns = Columns([f"{name}_students"], "school_id", "capacity", "unit_id", "level", level)
    problem = build_problem(units, schools, columns)
    return problem, units, labels_of_field(problem, units[f"zone_{name}"].tolist(), f"zone_{name}")


def measured(problem, method, runs):
    """Balance, compactness, proximity, zones in pieces and seconds of every run; (runs, 5)."""
    rows = []
    for random_seed in range(runs):
        start = time.perf_counter()
        labels = method(problem, random_seed)
        seconds = time.perf_counter() - start
        rows.append([*figures(problem, labels), seconds])
    return np.array(rows)


def figures(problem, labels):
    metrics = evaluate(problem, labels)
    in_pieces = np.count_nonzero(metrics.n_pieces > 1)
    return metrics.balance, metrics.mean_compactness, metrics.proximity_mi, in_pieces


def print_row(name, runs, balance, std, compactness, proximity, in_pieces, seconds):
    spread = f"+-{std:4.1f}" if runs > 1 else "      "
    seconds = f"{seconds:8.3f}" if seconds is not None else "        "
    print(
        f"  {name:<20}{runs:>5}  {balance:6.1f} {spread}  {compactness:6.1f}  {proximity:7.3f}"
        f"  {in_pieces:6.1f}  {seconds}",
        flush=True,
    )


def table(problem, in_force, runs):
    """Print one level; returns the rows of figures by method."""
    print(
        f"  {'':<20}{'runs':>5}  {'balance':>6}        {'compact':>6}  {'proxim.':>7}"
        f"  {'pieces':>6}  {'s / run':>8}"
    )
    balance, compactness, proximity, in_pieces = figures(problem, in_force)
    print_row("plan in force", 1, balance, 0, compactness, proximity, in_pieces, None)
    results = {}
    for name, is_random, method in METHODS:
        rows = measured(problem, method, runs if is_random else 1)
        results[name] = rows
        mean = rows.mean(axis=0)
        print_row(name, len(rows), mean[0], rows[:, 0].std(), *mean[1:])
    return results


# --- The naive peer -------------------------------------------------------------------------


class UnitingPlan(Plan):
    """A plan that knows area and perimeter of a zone only by uniting its polygons."""

    shapes: list
    """The units' polygons in metres; set before use."""

    def __init__(self, problem, labels=None):
        self.members = [set() for _ in range(problem.n_zones)]
        self.united = 0
        super().__init__(problem, labels)

    def move(self, unit, zone):
        donor = self.zone_of[unit]
        if donor == zone:
            return
        super().move(unit, zone)
        if donor >= 0:
            self.members[donor].discard(unit)
            self.measure(donor)
        if zone >= 0:
            self.members[zone].add(unit)
            self.measure(zone)

    def measure(self, zone):
        """What a zone is now is united once per move, not once per candidate."""
        self.area[zone], self.perimeter[zone] = self.unite(self.members[zone])

    def unite(self, members):
        self.united += 1
        shape = unary_union([self.shapes[unit] for unit in members])
        return shape.area, shape.length

    def state_with(self, unit, zone):
        students = self.students[zone] + self._students[unit]
        return (students, *self.unite(self.members[zone] | {unit}))

    def state_without(self, unit, zone):
        students = self.students[zone] - self._students[unit]
        return (students, *self.unite(self.members[zone] - {unit}))


def time_naive(problem, units):
    """Seconds of GeoKMeans with united polygons, its labels, and the unions it made."""
    UnitingPlan.shapes = list(units.geometry.to_crs(problem.crs))
    made = []

    class Remembered(UnitingPlan):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            made.append(self)

    real = geokmeans_module.Plan
    geokmeans_module.Plan = Remembered
    try:
        start = time.perf_counter()
        labels = geokmeans(problem).labels
        return time.perf_counter() - start, labels, sum(plan.united for plan in made)
    finally:
        geokmeans_module.Plan = real


def naive_ratio(problem, units):
    ours, labels = np.inf, None
    for _ in range(3):
        start = time.perf_counter()
        labels = geokmeans(problem).labels
        ours = min(ours, time.perf_counter() - start)
    naive, naive_labels, unions = time_naive(problem, units)
    same = "the same plan" if np.array_equal(labels, naive_labels) else "another plan"
    print(
        f"  naive peer: GeoKMeans uniting polygons {naive:.1f} s ({unions:,} unions, {same}), "
        f"ours {ours:.3f} s: {naive / ours:.0f} times faster (wanted {FASTER_THAN_NAIVE})",
        flush=True,
    )


# --- spopt ----------------------------------------------------------------------------------

SPOPT = "spopt==0.7.*"

SPOPT_AZP = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import pandas as pd
from libpysal.weights import W
from spopt.region import AZP

case = json.load(open(sys.argv[1]))
w = W({int(k): v for k, v in case["neighbours"].items()}, silence_warnings=True)
data = pd.DataFrame({"students": case["students"]})
seconds = []
for random_state in range(case["runs"]):
    model = AZP(data, w, ["students"], case["zones"], random_state=random_state)
    start = time.perf_counter()
    model.solve()
    seconds.append(time.perf_counter() - start)
print(json.dumps(seconds))
"""


def spopt_python():
    return environment("spopt", SPOPT, "from spopt.region import AZP")


def spopt_ratio(python, problem, runs, ours, scratch):
    """Time spopt's AZP on the same adjacency and numbers of students."""
    case = {
        "neighbours": dict(enumerate(problem.adjacency.neighbours)),
        "students": problem.students.tolist(),
        "zones": problem.n_zones,
        "runs": runs,
    }
    file = scratch / "case.json"
    file.write_text(json.dumps(case))
    done = subprocess.run([str(python), "-c", SPOPT_AZP, str(file)], capture_output=True, text=True)
    if done.returncode:
        print("  SKIPPED: spopt failed: " + done.stderr.strip().splitlines()[-1], flush=True)
        return
    seconds = np.mean(json.loads(done.stdout.strip().splitlines()[-1]))
    print(
        f"  spopt 0.7's AZP {seconds:.1f} s per run (mean of {runs}), ours {ours:.3f} s: "
        f"{seconds / ours:.0f} times faster (wanted {FASTER_THAN_SPOPT})",
        flush=True,
    )


# --- The whole ------------------------------------------------------------------------------


def main():
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=51, help="of random methods (51)")
    parser.add_argument("--levels", nargs="+", default=["ES", "MS", "HS"])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--code", type=Path, default=ROOT, help="another checkout to measure")
    parser.add_argument("--seeds", type=int, default=8, help="of the improver (8)")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--thorough", action="store_true", help="IMPROVE=2 as well")
    parser.add_argument("--no-table", action="store_true", help="ours only")
    parser.add_argument("--spopt-runs", type=int, default=1)
    parser.add_argument("--no-naive", action="store_true")
    parser.add_argument("--no-spopt", action="store_true")
    options = parser.parse_args()
    if not (options.data / "fairfax.gpkg").is_file():
        sys.exit(f"the real data is not here: {options.data / 'fairfax.gpkg'} (see --data)")

    python = None if options.no_spopt or options.no_table else spopt_python()
    print("Table 2 for Fairfax County: balance %, compactness %, proximity miles (means)")
    with tempfile.TemporaryDirectory() as scratch:
        for level in options.levels:
            problem, units, in_force = read_problem(options.data, level)
            print(
                f"\n{level}: {problem.n_units} units, {problem.n_zones} schools, "
                f"{problem.students.sum():,.0f} students, {problem.capacity.sum():,.0f} seats"
            )
            if not options.no_table:
                results = table(problem, in_force, options.runs)
            ours(problem, in_force, level, options.seeds, options.thorough)
            print()
            if options.no_table:
                continue
            letter_rows, sckm = results["GeoKMeans, letter"], results["SCKM"]
            print(
                f"  GeoKMeans to the letter: {letter_rows[:, 0].mean() - sckm[0, 0]:+.1f} points "
                f"of balance over SCKM (wanted 10), at most {letter_rows[:, 4].max():.2f} s per "
                f"run (wanted {MOST_SECONDS})"
            )
            if python:
                azp_seconds = results["AZP, capacity"][:, 4].mean()
                spopt_ratio(python, problem, options.spopt_runs, azp_seconds, Path(scratch))
            if not options.no_naive:
                naive_ratio(problem, units)
    sizes(options.sizes)


if __name__ == "__main__":
    main()
