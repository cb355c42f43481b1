# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures of mixed schools against PySAL's ``segregation``.

Its values are recorded, since the package brings libraries that QGIS must not see:
``tests/benchmarks/segregation_values.py`` makes them anew in an environment of its own.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from balanced_zones.algorithms.core.zones.criteria.shares import dissimilarity, variance_ratio

KEPT = json.loads(Path(__file__).with_name("segregation_values.json").read_text("utf-8"))


@pytest.mark.parametrize("row", KEPT["tables"], ids=lambda row: f"{len(row['group'])} schools")
def test_values_are_pysals(row):
    group, students = (np.array(row[name], float) for name in ("group", "students"))
    assert dissimilarity(group, students) == pytest.approx(row["dissimilarity"], rel=1e-9)
    assert variance_ratio(group, students) == pytest.approx(row["variance_ratio"], rel=1e-9)


def test_the_tables_are_worth_a_look():
    values = [row["dissimilarity"] for row in KEPT["tables"]]
    assert len(values) == 5 and min(values) < 0.25 and max(values) > 0.5
