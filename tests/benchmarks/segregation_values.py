# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures of segregation as PySAL has them, for the suite to hold ours against.

    python3 tests/benchmarks/segregation_values.py

makes an environment with PySAL's ``segregation``, works out its values on tables of invented
schools, and writes them with the tables to ``tests/core/segregation_values.json``, which
``tests/core/test_segregation.py`` reads: the suite itself needs neither the network nor the
package, which would bring libraries that QGIS must not see.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
from peers import environment

KEPT = Path(__file__).resolve().parents[1] / "core" / "segregation_values.json"
REQUIREMENT = "segregation==2.5.4"

WORK = """
import json, sys
import pandas as pd
from segregation.singlegroup import CorrelationR, Dissim

found = []
for table in json.load(sys.stdin):
    frame = pd.DataFrame(table, dtype=float)
    values = [kind(frame, "group", "students").statistic for kind in (Dissim, CorrelationR)]
    found.append([float(value) for value in values])
json.dump(found, sys.stdout)
"""
"""Runs in the environment: PySAL calls the variance ratio correlation ratio (eta squared)."""


def tables():
    """Students and those of a group at invented schools, from few to many, even and uneven."""
    rng = np.random.default_rng(0)
    found = []
    for schools, shape in ((2, 1.0), (5, 0.3), (30, 2.0), (140, 8.0)):
        students = rng.integers(20, 900, schools)
        part = rng.beta(shape, 2 * shape, schools)
        group = rng.binomial(students, part)
        found.append({"group": group.tolist(), "students": students.tolist()})
    # The group fills one school and is missing at another.
    found.append({"group": [80, 0, 35], "students": [80, 210, 120]})
    return found


def main():
    python = environment("segregation", REQUIREMENT, "import segregation.singlegroup")
    if python is None:
        raise SystemExit("PySAL's segregation could not be installed; nothing was written.")
    asked = tables()
    done = subprocess.run(
        [python, "-c", WORK], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    rows = [
        {**table, "dissimilarity": values[0], "variance_ratio": values[1]}
        for table, values in zip(asked, json.loads(done.stdout))
    ]
    text = json.dumps({"made_with": REQUIREMENT, "tables": rows}, indent=1)
    KEPT.write_text(text + "\n", encoding="utf-8")
    print(KEPT)


if __name__ == "__main__":
    main()
