# SPDX-License-Identifier: GPL-2.0-or-later
"""Other packages that cut a map into regions, each in an environment of its own.

Every program reads the map (neighbours with the metres of shared border, what the areas hold) and
writes a region per area. Times are CPU seconds with start-up, of the process and its children.
"""

import json
import resource
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from peers import environment

_READ = """
import json, sys
given = json.load(open(sys.argv[1]))
def answer(labels):
    json.dump([int(label) for label in labels], open(sys.argv[2], "w"))
regions, tolerance = given["regions"], given["tolerance"]
starts, ends, borders, weights = (given[k] for k in ("starts", "ends", "borders", "weights"))
"""

METIS = """
import pymetis
def off(labels):
    sums = [0] * regions
    for label, weight in zip(labels, weights):
        sums[label] += weight
    return max(abs(each * regions / sum(weights) - 1) for each in sums)
# Whether it keeps a tolerance is a matter of luck: of ten tries, the shortest borders that do.
tries = []
for seed in range(5):
    for uneven in (900 * tolerance, 1000 * tolerance):
        options = pymetis.Options(
            ufactor=max(1, int(uneven)), contig=1, niter=50, ncuts=8, seed=seed
        )
        cut, labels = pymetis.part_graph(
            regions, adjacency=pymetis.CSRAdjacency(starts, ends), vweights=weights,
            eweights=borders, options=options, recursive=False,
        )
        tries.append((max(0, off(labels) - tolerance), cut, labels))
answer(min(tries, key=lambda each: each[:2])[2])
"""

KAHIP = """
import kahip
answer(kahip.kaffpa(
    weights, starts, borders, ends, regions, tolerance, True, given["seed"], kahip.STRONG
)[1])
"""

GERRYCHAIN = """
import random, warnings
warnings.simplefilter("ignore")
random.seed(given["seed"])
import networkx
from functools import partial
from gerrychain import Graph, MarkovChain, Partition, updaters
from gerrychain.accept import always_accept
from gerrychain.constraints import within_percent_of_ideal_population
from gerrychain.proposals import recom
from gerrychain.tree import recursive_tree_part
graph = networkx.Graph()
for unit, weight in enumerate(weights):
    graph.add_node(unit, people=weight, unit=unit)
    for e in range(starts[unit], starts[unit + 1]):
        graph.add_edge(unit, ends[e])
ideal, graph = sum(weights) / regions, Graph.from_networkx(graph)
first = recursive_tree_part(graph, range(regions), ideal, "people", tolerance, 2)
def cut(partition):
    return len(partition["cut_edges"])
def shorter(partition):
    return partition.parent is None or cut(partition) <= cut(partition.parent)
start = Partition(
    graph,
    first,
    {"people": updaters.Tally("people", alias="people"), "cut_edges": updaters.cut_edges},
)
proposal = partial(recom, pop_col="people", pop_target=ideal, epsilon=tolerance, node_repeats=2)
chain = MarkovChain(
    proposal, [within_percent_of_ideal_population(start, tolerance, "people")], shorter, start, 1000
)
last = None
for last in chain:
    pass
region = {last.graph.node_data(node)["unit"]: last.assignment[node] for node in last.graph.nodes}
answer(region[unit] for unit in range(len(weights)))
"""

_GAL = """
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), "map.gal")
with open(path, "w") as file:
    print(0, len(weights), "map", "id", file=file)
    for unit in range(len(weights)):
        mine = ends[starts[unit] : starts[unit + 1]]
        print(unit, len(mine), file=file)
        print(*mine, file=file)
"""

PYGEODA = (
    _GAL
    + """
import pygeoda
w = pygeoda.read_gal(path, [str(unit) for unit in range(len(weights))])
data = [list(axis) for axis in zip(*given["places"])]
found = pygeoda.maxp_greedy(w, data, weights, given["least"], iterations=99, random_seed=1)
answer(label - 1 for label in found["Clusters"])
"""
)

SPOPT = """
import warnings
warnings.simplefilter("ignore")
import numpy, pandas
from libpysal.weights import W
from spopt.region import MaxPHeuristic
numpy.random.seed(given["seed"])
w = W({unit: ends[starts[unit] : starts[unit + 1]] for unit in range(len(weights))})
data = pandas.DataFrame(given["places"], columns=["x", "y"])
data["people"], data["one"] = weights, 1
# With the defaults, 99 constructions, there was no answer in 300 s.
model = MaxPHeuristic(
    data, w, ["x", "y"], "people", given["least"], 2,
    max_iterations_construction=9, max_iterations_sa=1, policy="single",
)
model.solve()
answer(label - 1 for label in model.labels_)
"""

BALANCED = {
    "METIS": ("pymetis", "pymetis", "import pymetis", METIS),
    "KaHIP": ("kahip", "kahip", "import kahip", KAHIP),
    "GerryChain": ("gerrychain", "gerrychain", "import gerrychain", GERRYCHAIN),
}
"""Those that keep a number of regions and their sums."""

LEAST = {
    "pygeoda": ("pygeoda", "pygeoda", "import pygeoda", PYGEODA),
    "spopt": ("spopt", "spopt==0.7.*", "from spopt.region import AZP", SPOPT),
}
"""Those that form as many regions as reach a least sum; they keep no largest one."""

MOST_SECONDS = 300
"""That a peer may take for a map."""


def partition(peer, problem, seed=0, least=0.0):
    """Labels by a peer and its CPU seconds; None, said aloud, where there are none.

    Parameters
    ----------
    peer : tuple
        Of ``BALANCED`` or ``LEAST``.
    problem : RegionProblem
        Of one sum.
    least : float
        Sum that every region shall reach.
    """
    *package, program = peer
    python = environment(*package, built_only=True)
    if not python:
        return None
    matrix = problem.zoning.adjacency.open_border_m
    given = {
        "regions": problem.n_regions,
        "tolerance": float(np.nan_to_num(problem.high[0] / problem.target[0] - 1, posinf=0)),
        "least": float(least),
        "seed": seed,
        "starts": matrix.indptr.tolist(),
        "ends": matrix.indices.tolist(),
        "borders": np.maximum(1, np.round(matrix.data)).astype(int).tolist(),
        "weights": np.maximum(0, np.round(problem.sums[:, 0])).astype(int).tolist(),
        "places": problem.zoning.centre_m.tolist(),
    }
    with tempfile.TemporaryDirectory() as folder:
        code, told, found = (Path(folder) / name for name in ("peer.py", "in.json", "out.json"))
        code.write_text(_READ + program)
        told.write_text(json.dumps(given, allow_nan=False))
        before = _children()
        try:
            done = subprocess.run(
                [python, code, told, found], capture_output=True, text=True, timeout=MOST_SECONDS
            )
        except subprocess.TimeoutExpired:
            print(f"  {package[0]}: no answer in {MOST_SECONDS} s")
            return None
        if done.returncode or not found.is_file():
            why = (done.stderr.strip() or "no message").splitlines()[-1]
            print(f"  {package[0]}: no regions ({why})")
            return None
        return np.array(json.loads(found.read_text())), _children() - before


def _children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
