# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs against their peers: sizes kept, distances, schools cut off, time and memory.

    ./run bench hubs [--cases london-6 london-30-40 london-20-30 cohort-30-40 amsterdam-6
                      amsterdam-50-70 points-1000 points-10000 points-30000 points-100000
                      clusters-100000 p-median hard-maps] [--quick] [--seeds 5] [--efforts ...]
                     [--no-peers] [--no-bound] [--timeout 600] [--data FOLDER]

The number of hubs is the whole part of the points divided by the middle of the range, as the
method has it. Every method gets the same points and runs in a process of its own; figures are
medians over the random seeds, CPU seconds without the imports, and the peak of memory in all
and over what the imports take. Peers, each in a virtual environment of its own (made once, in
the cache folder):

- k-means-constrained from PyPI, with 1 and with 10 starts;
- elsara from PyPI, equal-size spectral clustering by its author, which takes any distances: here
  those of longitude and latitude as if on a plane, as it was used for the hubs of schools;
- "elsara m": the same with distances in metres;
- "seed m": the same method as its description has it, written here as plainly as it says, on
  metres.

"amsterdam" is made up: as many points, as wide and as dense in the middle as the restaurants
of Amsterdam that equal-size spectral clustering was first shown on.

"p-median" is the capacitated p-median problem against proven optima (see `p_median`).

"hard-maps" are 40 small made-up maps (clusters, strings, points that share places) in hubs of
narrow sizes, by number and by weight, at quick: their distances, and the faults that are left.

A peer that fails or is not done in time is said so, and not run again with other seeds. None
may take more memory than the machine has.

``--quick`` takes one random seed and leaves 30,000 points and more, ten starts and the bound
out.
"""

# The package is loaded by its path before its modules can be imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "balanced_zones"


def load_package():
    """The checkout under its fixed package name, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[PACKAGE])


warnings.simplefilter("ignore")
load_package()
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

# --- The cases ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    name: str
    xy: np.ndarray
    hubs: int
    low: int
    high: int
    efforts: tuple
    peers: tuple
    wanted: str


PEERS = ("elsara", "elsara m", "seed m", "kmc x1", "kmc x10")
METRES_PER_DEGREE = 111_320
NORTH = np.cos(np.radians(51.5))


def cases(names, data):
    for name in names:
        if name in ("p-median", "hard-maps"):
            continue
        if name.startswith("london"):
            xy = london(data)
        elif name.startswith("cohort"):
            xy = cohort(data)
        elif name.startswith("amsterdam"):
            xy = amsterdam()
        else:
            xy = made_up(name)
        yield {
            "london-6": Case(
                name, xy, 6, 648, 649, ("standard",), PEERS, "648-649, at most 6.69 km, 0 cut off"
            ),
            "london-30-40": Case(
                name,
                xy,
                111,
                30,
                40,
                ("quick", "standard", "thorough", "squared"),
                PEERS,
                "standard at most 1.45 km, thorough 1.443, 0 cut off, 0 in pieces, six times "
                "faster than x10, 100 MB",
            ),
            "london-20-30": Case(
                name,
                xy,
                155,
                20,
                30,
                ("standard", "squared"),
                PEERS,
                "at most 1.165 km, 0 cut off",
            ),
            "cohort-30-40": Case(
                name,
                xy,
                128,
                30,
                40,
                ("standard", "squared"),
                PEERS,
                "at most 1.142 km, 0 cut off",
            ),
            "amsterdam-6": Case(name, xy, 6, 275, 275, ("standard",), PEERS, "all 275, 0 cut off"),
            "amsterdam-50-70": Case(
                name, xy, 27, 50, 70, ("standard",), PEERS, "0 out of range, 0 cut off"
            ),
            "points-1000": Case(
                name,
                xy,
                28,
                30,
                40,
                ("quick", "standard", "thorough"),
                PEERS,
                "0 out of range, 0 cut off",
            ),
            "points-10000": Case(
                name,
                xy,
                285,
                30,
                40,
                ("quick", "standard"),
                ("elsara", "seed m", "kmc x1"),
                "quick five times faster than the peers, 100 MB",
            ),
            "points-30000": Case(
                name, xy, 857, 30, 40, ("quick", "standard"), ("kmc x1",), "0 out of range"
            ),
            "points-100000": Case(
                name, xy, 2857, 30, 40, ("quick", "standard"), ("seed m",), "100 s, 300 MB"
            ),
            "clusters-100000": Case(
                name, xy, 2857, 30, 40, ("quick", "standard"), (), "400 s (150 s), 300 MB"
            ),
        }[name]


NAMES = [
    "london-6",
    "london-30-40",
    "london-20-30",
    "cohort-30-40",
    "amsterdam-6",
    "amsterdam-50-70",
    "points-1000",
    "points-10000",
    "points-30000",
    "points-100000",
    "clusters-100000",
    "p-median",
    "hard-maps",
]


def london(data):
    import pandas as pd

    table = pd.read_csv(data / "london_schools_2016.csv")
    return table[["EASTING", "NORTHING"]].to_numpy(float)


def cohort(data):
    import pandas as pd
    from pyproj import Transformer

    table = pd.read_csv(data / "cohort_points.csv")
    to_metres = Transformer.from_crs(4326, 27700, always_xy=True)
    return np.column_stack(to_metres.transform(*table[["longitude", "latitude"]].to_numpy().T))


def amsterdam():
    """A town of 1,650 points: streets, most of them in the middle, and a few far out."""
    rng = np.random.default_rng(0)
    streets = rng.normal(size=(160, 2)) * rng.choice([1200.0, 3500.0], (160, 1), p=[0.6, 0.4])
    turn = rng.uniform(0.0, np.pi, 160)
    length = rng.uniform(80.0, 400.0, 160)
    share = rng.pareto(1.5, 160) + 0.3
    street = rng.choice(160, 1650, p=share / share.sum())
    along = rng.uniform(-1.0, 1.0, 1650) * length[street]
    on = streets[street] + along[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])[street]
    # Many share a building with others.
    return np.round((on + rng.normal(size=(1650, 2)) * 12.0) / 5.0) * 5.0


def made_up(name):
    rng = np.random.default_rng(0)
    kind, n = name.split("-")
    n = int(n)
    side = 500 * np.sqrt(n)
    if kind == "points":
        return rng.random((n, 2)) * side
    towns = rng.random((n // 330, 2)) * side
    spread = rng.choice([300.0, 1000.0, 3000.0], (n, 1))
    return towns[rng.integers(0, len(towns), n)] + rng.normal(size=(n, 2)) * spread


# --- Methods, each in a process of its own --------------------------------------------------


def work(case_file, out_file, method, seed):
    """What a process of this interpreter does: one run of ours, or of the seed's method."""
    case = np.load(case_file)
    xy, hubs, low, high = case["xy"], int(case["hubs"]), int(case["low"]), int(case["high"])
    if method == "seed m":
        run = naive_seed
        import sklearn.cluster  # noqa: F401
    else:
        from balanced_zones.algorithms.core.effort import Effort
        from balanced_zones.algorithms.core.hubs.search.solve import Compactness, solve_hubs

        # What the first call loads is no part of the work.
        solve_hubs(np.random.default_rng(0).random((40, 2)), np.full(4, 10), np.full(4, 10))

        def run(xy, hubs, low, high, seed):
            squared = method == "squared"
            return solve_hubs(
                xy,
                np.full(hubs, low),
                np.full(hubs, high),
                effort=Effort("standard" if squared else method),
                objective=Compactness.SQUARED if squared else Compactness.MEAN_DISTANCE,
                random_seed=seed,
            ).labels

    base = peak_mb()
    began = time.process_time()
    labels = run(xy, hubs, low, high, seed)
    seconds = time.process_time() - began
    np.savez(out_file, labels=labels, figures=[seconds, peak_mb(), base])


def peak_mb():
    """The most memory that this process has held; getrusage would count its parent's."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def naive_seed(xy, hubs, low, high, seed):
    """Equal-size spectral clustering, as plainly as its description says.

    All distances between points; spectral clustering on as many neighbours as a hub has
    points, a tenth of all points if sizes are to be equal; then
    clusters that are too large give their points to the nearest cluster with room, and
    clusters that are too small take the nearest points of those that can spare some.
    """
    from sklearn.cluster import SpectralClustering

    n = len(xy)
    distance = np.sqrt(((xy[:, None, :] - xy[None, :, :]) ** 2).sum(axis=2))
    labels = SpectralClustering(
        hubs,
        affinity="precomputed_nearest_neighbors",
        n_neighbors=(low + high) // 2 if high - low > 1 else n // 10,
        random_state=seed,
        assign_labels="kmeans",
    ).fit_predict(distance)
    for hub in np.argsort(-np.bincount(labels, minlength=hubs)):
        for _ in range(n):
            sizes = np.bincount(labels, minlength=hubs)
            if sizes[hub] <= high:
                break
            open_to = (sizes[labels] < high) & (labels != hub)
            members = np.flatnonzero(labels == hub)
            if not open_to.any():
                break
            gaps = distance[np.ix_(members, np.flatnonzero(open_to))]
            mover, to = np.unravel_index(gaps.argmin(), gaps.shape)
            labels[members[mover]] = labels[np.flatnonzero(open_to)[to]]
    for hub in range(hubs):
        for _ in range(high):
            sizes = np.bincount(labels, minlength=hubs)
            if sizes[hub] >= low:
                break
            spare = np.flatnonzero((sizes[labels] > low) & (labels != hub))
            members = np.flatnonzero(labels == hub)
            if not len(spare) or not len(members):
                break
            gaps = distance[np.ix_(spare, members)]
            labels[spare[gaps.min(axis=1).argmin()]] = hub
    return labels


HEAD = """
import sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np

def peak_mb():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

case = np.load(sys.argv[1]); seed = int(sys.argv[3])
xy, hubs, low, high = case["xy"], int(case["hubs"]), int(case["low"]), int(case["high"])
"""
TAIL = """
seconds = time.process_time() - began
np.savez(sys.argv[2], labels=labels, figures=[seconds, peak_mb(), base])
"""
KMC = (
    HEAD
    + """
from k_means_constrained import KMeansConstrained
base = peak_mb()
began = time.process_time()
labels = KMeansConstrained(
    hubs, size_min=low, size_max=high, n_init=STARTS, random_state=seed, n_jobs=1
).fit_predict(xy)
"""
    + TAIL
)
ELSARA = (
    HEAD
    + """
import inspect, logging
logging.disable(logging.CRITICAL)
import elsara, importlib, pkgutil
found = None
for module in pkgutil.walk_packages(elsara.__path__, "elsara."):
    try:
        loaded = importlib.import_module(module.name)
    except Exception:
        continue
    found = getattr(loaded, "SpectralEqualSizeClustering", found)
found = getattr(elsara, "SpectralEqualSizeClustering", found)
mean = (low + high) / 2
equity = 1 - (mean - low) / mean if high - low > 1 else 1.0
near = int(mean) if high - low > 1 else int(0.1 * len(xy))
wanted = {
    "nclusters": hubs, "n_clusters": hubs,
    "nneighbors": near, "n_neighbors": near, "equity_fraction": equity, "seed": seed,
    "random_state": seed,
}
takes = inspect.signature(found).parameters
base = peak_mb()
began = time.process_time()
distance = np.sqrt(((xy[:, None, :] - xy[None, :, :]) ** 2).sum(axis=2))
model = found(**{name: value for name, value in wanted.items() if name in takes})
labels = model.fit(distance)
labels = np.asarray(labels if labels is not None and not hasattr(labels, "fit") else model.labels_)
"""
    + TAIL
)


def peer_programs(wanted):
    """The interpreters and programs of the peers that can be had."""
    from peers import environment

    programs = {}
    if any(peer.startswith("kmc") for peer in wanted):
        check = "from k_means_constrained import KMeansConstrained"
        python = environment("k-means-constrained", "k-means-constrained==0.9.*", check)
        if python:
            for starts in (1, 10):
                programs[f"kmc x{starts}"] = [
                    str(python),
                    "-c",
                    KMC.replace("STARTS", str(starts)),
                ]
    if wanted & {"elsara", "elsara m"}:
        python = environment("elsara", "elsara==0.3.*", "import elsara", "3.13")
        if python:
            programs["elsara"] = programs["elsara m"] = [str(python), "-c", ELSARA]
    return programs


def run_once(case, method, seed, programs, scratch, timeout):
    """Labels, and CPU seconds, peak MB and MB before; None, said aloud, if it failed."""
    case_file, out_file = scratch / "case.npz", scratch / "out.npz"
    xy = case.xy
    if method == "elsara":
        xy = xy / METRES_PER_DEGREE / [NORTH, 1.0]
    np.savez(case_file, xy=xy, hubs=case.hubs, low=case.low, high=case.high)
    out_file.unlink(missing_ok=True)
    arguments = [str(case_file), str(out_file)]
    if method in programs:
        command = [*programs[method], *arguments, str(seed)]
    else:
        command = [sys.executable, __file__, "--work", *arguments, method, str(seed)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout, preexec_fn=hold_memory
        )
    except subprocess.TimeoutExpired:
        print(f"  {method:<12} not done within {timeout} s", flush=True)
        return None
    if done.returncode:
        said = (done.stderr.strip() or f"return code {done.returncode}").splitlines()[-1]
        print(f"  {method:<12} FAILED: {said}", flush=True)
        return None
    out = np.load(out_file)
    return out["labels"].astype(np.int64), out["figures"]


def hold_memory():
    """Let no run take more memory than there is: the machine must outlive the bench."""
    most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


# --- Figures --------------------------------------------------------------------------------

COLUMNS = (
    ("out", "6.0f"),
    ("sizes", None),
    ("km medoid", "9.4f"),
    ("cut off", "7.0f"),
    ("pieces", "6.0f"),
    ("parted", "6.0f"),
    ("rms km", "7.4f"),
    ("disp. km", "8.2f"),
    ("CPU s", "7.2f"),
    ("MB", "6.0f"),
    ("over base", "9.0f"),
)


def figures(case, labels, costs, neighbours):
    from balanced_zones.algorithms.core.hubs.ground.centres import centroids, medoids
    from balanced_zones.algorithms.core.hubs.results.metrics import cut_off_points, spread_of_hubs

    used, labels = np.unique(labels, return_inverse=True)
    k = len(used)
    sizes = np.bincount(labels, minlength=k)
    out = np.count_nonzero((sizes < case.low) | (sizes > case.high)) + case.hubs - k
    middle = case.xy[medoids(case.xy, labels, k)][labels]
    centre = centroids(case.xy, labels, k)[labels]
    seconds, peak, base = costs
    return [
        out,
        (int(sizes.min()), int(sizes.max())),
        np.hypot(*(case.xy - middle).T).mean() / 1000,
        cut_off_points(case.xy, labels, neighbours).sum(),
        np.count_nonzero(neighbours.pieces_per_hub(labels, k) > 1),
        len(neighbours.split_places(labels)),
        np.sqrt(((case.xy - centre) ** 2).sum(axis=1).mean()) / 1000,
        spread_of_hubs(case.xy, labels, k)[0].sum() / 1000,
        seconds,
        peak,
        peak - base,
    ]


def print_row(name, seeds, row):
    cells = []
    for (title, form), value in zip(COLUMNS, row):
        if form is None:
            cells.append(f"{value[0]}-{value[1]}".rjust(8))
        else:
            cells.append(f"{value:{form}}".rjust(max(len(title), 6)))
    print(f"  {name:<12}{seeds:>3}  " + " ".join(cells), flush=True)


def medians(rows):
    columns = list(zip(*rows))
    return [
        (min(a for a, _ in c), max(b for _, b in c)) if isinstance(c[0], tuple) else np.median(c)
        for c in columns
    ]


def bench(case, options, programs, scratch):
    from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours

    print(
        f"\n{case.name}: {len(case.xy):,} points in {case.hubs} hubs of {case.low}-{case.high}"
        f"\n  wanted: {case.wanted}"
    )
    heads = [t.rjust(8 if f is None else max(len(t), 6)) for t, f in COLUMNS]
    print(f"  {'':<12}{'n':>3}  " + " ".join(heads))
    neighbours = Neighbours.of(case.xy)
    results, best = {}, None
    for method in (*case.peers, *case.efforts):
        if method in PEERS:
            if options.no_peers or (options.quick and method == "kmc x10"):
                continue
            if method not in programs and method != "seed m":
                continue
        elif options.efforts and method not in options.efforts:
            continue
        rows = []
        for seed in range(options.seeds):
            found = run_once(case, method, seed, programs, scratch, options.timeout)
            if found is None:
                break
            rows.append(figures(case, *found, neighbours))
            if method in ("standard", "thorough") and (best is None or rows[-1][2] < best[0]):
                best = rows[-1][2], found[0]
        if rows:
            results[method] = medians(rows)
            print_row(method, len(rows), results[method])
    ratios(case, results)
    if best is not None and not options.no_bound and len(case.xy) <= 5000:
        bound(case, best)


def ratios(case, results):
    for ours in case.efforts:
        for peer in case.peers:
            if ours in results and peer in results:
                a, b = results[ours], results[peer]
                print(
                    f"  {ours} / {peer}: km {a[2] / b[2]:.4f}, rms {a[6] / b[6]:.4f}, dispersion "
                    f"{a[7] / b[7]:.4f}; {b[8] / a[8]:.1f} times faster"
                )


def bound(case, best):
    from balanced_zones.algorithms.core.hubs.problem import HubProblem
    from balanced_zones.algorithms.core.hubs.search.bound import is_cheap, lower_bound

    low, high = np.full(case.hubs, case.low), np.full(case.hubs, case.high)
    problem = HubProblem(case.xy / 1000, low, high)
    began = time.process_time()
    steps = 400 if is_cheap(problem) else 40
    value = lower_bound(problem, best[1], steps) / len(case.xy)
    print(
        f"  no hubs can be below {value:.4f} km; the best here {best[0]:.4f} is "
        f"{100 * (best[0] / value - 1):.2f} % above ({time.process_time() - began:.0f} s)",
        flush=True,
    )


def by_demand(xy, low, high, demand, effort):
    """Labels of hubs whose demands keep their ranges; None if none were found."""
    from balanced_zones.algorithms.core.effort import Effort
    from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs

    found = solve_hubs(xy, low, high, weights=demand, effort=Effort(effort), connected=False)
    return found.labels if found.kept else None


# --- The whole ------------------------------------------------------------------------------


def hard_maps(maps):
    """Hubs of narrow sizes on maps that are hard to cut into pieces without a fault."""
    from balanced_zones.algorithms.core.effort import Effort
    from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
    from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
    from cases import hard_map

    print(f"\nhard-maps: {maps} maps, quick")
    for kind in ("by number", "by weight"):
        total, faults, began = 0.0, np.zeros(3, int), time.process_time()
        for seed in range(maps):
            xy, hubs, low, high, rng = hard_map(seed)
            low, high, weights = np.full(hubs, low), np.full(hubs, high), None
            if kind == "by weight":
                weights = np.round(rng.lognormal(5.5, 0.5, len(xy)))
                mean = weights.sum() / hubs
                low, high = np.full(hubs, 0.93 * mean), np.full(hubs, 1.07 * mean)
            found = solve_hubs(xy, low, high, weights=weights, effort=Effort.QUICK)
            labels, total = found.labels, total + found.total / 1000
            # In the coordinates in which hubs are formed, so that both see the same neighbours.
            at = (xy - xy.min(axis=0)) / 1000
            faults += np.array(Neighbours.of(at).faults(labels))
        seconds = time.process_time() - began
        print(
            f"  {kind}: {total:.0f} km in all; pieces too many, points cut off, places parted: "
            f"{', '.join(map(str, faults))}; {seconds:.1f} CPU s",
            flush=True,
        )


def main():
    if sys.argv[1:2] == ["--work"]:
        case_file, out_file, method, seed = sys.argv[2:]
        work(case_file, out_file, method, int(seed))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", nargs="+", choices=NAMES)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seeds", type=int, help="random seeds (5; 1 if --quick)")
    parser.add_argument("--efforts", nargs="+")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--no-bound", action="store_true")
    parser.add_argument("--timeout", type=int, default=600, help="seconds for one run (600)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    if options.seeds is None:
        options.seeds = 1 if options.quick else 5
    options.no_bound |= options.quick
    names = options.cases or [
        n for n in NAMES if not (options.quick and n.endswith(("30000", "100000")))
    ]
    is_real = any(name.startswith(("london", "cohort")) for name in names)
    if is_real and not (options.data / "london_schools_2016.csv").is_file():
        sys.exit(f"the real data is not here: {options.data} (see --data)")
    chosen = list(cases(names, options.data))
    wanted = set() if options.no_peers else {peer for case in chosen for peer in case.peers}
    programs = peer_programs(wanted)
    print("Medians over the random seeds; sizes are the least and the greatest of all.")
    with tempfile.TemporaryDirectory() as scratch:
        for case in chosen:
            bench(case, options, programs, Path(scratch))
    if "p-median" in names:
        import p_median

        p_median.bench(by_demand, options.quick)
    if "hard-maps" in names:
        hard_maps(10 if options.quick else 40)


if __name__ == "__main__":
    main()
