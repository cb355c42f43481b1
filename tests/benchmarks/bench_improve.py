"""Time, memory and quality of the improver against the size of the map.

python3 tests/benchmarks/bench_improve.py [UNITS:SCHOOLS ...]
"""

import resource
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]
from maps import honeycomb  # noqa: E402

import conftest  # noqa: E402, F401 (loads the package under its name)
from balanced_zones.algorithms.core.zones.improve import run_starts  # noqa: E402
from balanced_zones.algorithms.core.zones.metrics import evaluate  # noqa: E402

SIZES = ("1000:50", "10000:138", "100000:500")


def main(sizes):
    print("units schools  seconds  peak MB  gap %  outside 10 %  compactness  in pieces")
    for size in sizes:
        units, schools = map(int, size.split(":"))
        problem = honeycomb(units, schools)
        start = time.perf_counter()
        (result,) = run_starts(problem)
        seconds = time.perf_counter() - start
        metrics = evaluate(problem, result.labels)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"{problem.n_units:6d} {schools:6d} {seconds:8.1f} {peak:8.0f} {result.gap:6.2f} "
            f"{len(result.violations):13d} {metrics.mean_compactness:12.1f} "
            f"{(metrics.n_pieces > 1).sum():10d}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:] or SIZES)
