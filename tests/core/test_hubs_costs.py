# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs by a table of travel costs between the points."""

from itertools import combinations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree
from shapely.geometry import Point

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.cost_table import CostTable
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

COLUMNS = ("from", "to", "minutes")
FREE = Settings(method=Method.KMEANS, one_piece=False)


def scene(n, random_seed):
    rng = np.random.default_rng(random_seed)
    xy = rng.random((n, 2)) * 10_000 + [530_000, 180_000]
    ids = [f"S{i}" for i in range(n)]
    return xy, gpd.GeoDataFrame(
        {"id": ids}, geometry=[Point(p) for p in xy], crs="EPSG:27700", index=range(100, 100 + n)
    )


def table_of(matrix, ids):
    rows, columns = np.nonzero(np.isfinite(matrix))
    return pd.DataFrame(
        {
            "from": [ids[r] for r in rows],
            "to": [ids[c] for c in columns],
            "minutes": matrix[rows, columns],
        }
    )


def asked_of(matrix, points, **more):
    table = table_of(matrix, points["id"].tolist())
    return HubConditions(
        costs=table, cost_columns=COLUMNS, point_id="id", costs_layer="Matrix", **more
    )


def walks(xy, reach=None, random_seed=0):
    """Crooked ways, longer in one direction than the other; only to the nearest ``reach``."""
    rng = np.random.default_rng(random_seed)
    n = len(xy)
    matrix = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1)) / 80
    matrix *= rng.uniform(1, 1.6, (n, n))
    if reach:
        near = cKDTree(xy).query(xy, k=reach + 1)[1]
        kept = np.full((n, n), np.inf)
        np.put_along_axis(kept, near, np.take_along_axis(matrix, near, 1), 1)
        matrix = kept
    return matrix


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


def checked(found, matrix):
    """The mean cost, after checking centres and costs against the matrix."""
    total = 0.0
    matrix = matrix.copy()
    np.fill_diagonal(matrix, 0)
    for hub in range(found.count):
        own = np.flatnonzero(found.labels == hub)
        sums = matrix[np.ix_(own, own)].sum(axis=0)
        assert np.isfinite(sums.min())
        assert found.cost[own].sum() == pytest.approx(sums.min())
        assert found.mean_cost[hub] == pytest.approx(sums.min() / len(own))
        total += sums.min()
    return total / len(matrix)


def test_table_against_its_matrix():
    rng = np.random.default_rng(0)
    matrix = np.where(rng.random((30, 30)) < 0.4, rng.random((30, 30)), np.inf)
    np.fill_diagonal(matrix, 0)
    rows, columns = np.nonzero(np.isfinite(matrix))
    order = rng.permutation(len(rows))
    rows, columns = rows[order], columns[order]
    table = CostTable.of(30, rows, columns, matrix[rows, columns])
    a, b = np.divmod(np.arange(900), 30)
    assert (table.of_pairs(a, b) == matrix.ravel()).all()
    some = rng.choice(30, 12, replace=False)
    c, d = np.divmod(np.arange(144), 12)
    part = table.part(some)
    assert (part.of_pairs(c, d) == matrix[np.ix_(some, some)].ravel()).all()
    labels = rng.integers(0, 4, 30)
    finite = np.where(np.isfinite(matrix), matrix, table.too_far)
    for hub, middle in enumerate(table.middles(labels, 4)):
        own = np.flatnonzero(labels == hub)
        sums = finite[np.ix_(own, own)].sum(axis=0)
        assert middle in own
        assert sums[list(own).index(middle)] == pytest.approx(sums.min())


@pytest.mark.parametrize("random_seed", range(3))
def test_small_cases_are_near_the_best_of_all_centres(random_seed):
    xy, points = scene(12, random_seed)
    matrix = walks(xy, random_seed=random_seed)
    np.fill_diagonal(matrix, 0)
    found = equal_size_hubs(points, 3, settings=FREE, conditions=asked_of(matrix, points))
    assert found.sizes.tolist() == [4, 4, 4]
    best = np.inf
    for chosen in combinations(range(12), 3):
        cost = matrix[:, np.repeat(chosen, 4)]
        best = min(best, cost[linear_sum_assignment(cost)].sum() / 12)
    assert best - 1e-9 <= checked(found, matrix) <= 1.05 * best


def test_a_full_table_beats_distances_in_its_own_unit():
    xy, points = scene(150, 4)
    matrix = walks(xy, random_seed=4)
    # A river: to cross it takes 40 minutes more.
    south = xy[:, 1] < np.median(xy[:, 1])
    matrix[south[:, None] != south] += 40
    conditions = asked_of(matrix, points)
    by_cost = hubs_within_range(points, 12, 18, settings=FREE, conditions=conditions)
    by_distance = hubs_within_range(points, 12, 18, settings=FREE)
    assert by_cost.sizes.min() >= 12 and by_cost.sizes.max() <= 18
    np.fill_diagonal(matrix, 0)
    there = np.mean(
        np.concatenate(
            [
                matrix[np.ix_(own, own)][:, matrix[np.ix_(own, own)].sum(axis=0).argmin()]
                for own in (np.flatnonzero(by_distance.labels == h) for h in range(10))
            ]
        )
    )
    assert checked(by_cost, matrix) < 0.95 * there
    assert by_cost.mean_cost_of_all == pytest.approx(checked(by_cost, matrix))
    # No hub across the river.
    for hub in range(by_cost.count):
        assert len(set(south[by_cost.labels == hub])) == 1
    assert np.isnan(by_distance.cost).all()


def test_a_sparse_table_in_one_piece():
    xy, points = scene(200, 5)
    matrix = walks(xy, reach=40, random_seed=5)
    found = hubs_within_range(
        points,
        16,
        24,
        settings=Settings(method=Method.KMEANS, effort=Effort.QUICK),
        conditions=asked_of(matrix, points),
    )
    assert found.sizes.min() >= 16 and found.sizes.max() <= 24
    checked(found, matrix)
    assert found.hubs_in_pieces == 0


def test_sparse_candidates_give_as_good_hubs(monkeypatch):
    from balanced_zones.algorithms.core.hubs import problem

    xy, points = scene(200, 6)
    matrix = walks(xy, reach=60, random_seed=6)
    conditions = asked_of(matrix, points)
    quick = Settings(method=Method.KMEANS, effort=Effort.QUICK, one_piece=False)
    dense = hubs_within_range(points, 8, 12, settings=quick, conditions=conditions)
    monkeypatch.setattr(problem, "MOST_DENSE", 0)
    near = hubs_within_range(points, 8, 12, settings=quick, conditions=conditions)
    assert checked(near, matrix) == pytest.approx(checked(dense, matrix), rel=0.05)


def test_islands_are_parted_by_themselves():
    """Two islands without a ferry, 30 and 50 points: 3 and 5 hubs of 10."""
    xy, points = scene(80, 7)
    matrix = walks(xy, random_seed=7)
    east = np.arange(80) < 30
    matrix[east[:, None] != east] = np.inf
    found = equal_size_hubs(points, 8, settings=FREE, conditions=asked_of(matrix, points))
    assert found.sizes.tolist() == [10] * 8
    checked(found, matrix)
    message = said(equal_size_hubs, points, 4, settings=FREE, conditions=asked_of(matrix, points))
    assert "Matrix: points that no travel cost joins to the others" in message
    assert "100, 101, 102, 103, 104 and 25 more (points: 30)" in message
    assert "hubs of 20 to 20" in message


def test_a_table_too_sparse_names_the_points():
    """A ring where each point has a way to its neighbour only: no hub of 5 has a centre."""
    _, points = scene(20, 8)
    matrix = np.full((20, 20), np.inf)
    matrix[np.arange(20), (np.arange(20) + 1) % 20] = 3.0
    message = said(equal_size_hubs, points, 4, settings=FREE, conditions=asked_of(matrix, points))
    assert (
        "points for which no hub with room was found to whose centre there is a travel" in message
    )
    assert "Matrix: " in message


def test_costs_with_weights_and_groups():
    xy, points = scene(160, 9)
    matrix = walks(xy, random_seed=9)
    points["pupils"] = np.random.default_rng(9).integers(20, 60, 160)
    points["borough"] = np.repeat(["A", "B"], 80)
    conditions = asked_of(matrix, points, weight_field="pupils")
    found = equal_size_hubs(points, 8, group_field="borough", settings=FREE, conditions=conditions)
    assert found.deviation <= 0.05 + 1e-9
    checked(found, matrix)
    assert (points["borough"].to_numpy()[found.labels == 0] == "A").all()


def test_bad_tables_are_told():
    xy, points = scene(20, 0)
    matrix = walks(xy)
    conditions = asked_of(matrix, points)
    table = conditions.costs
    table.loc[3, "minutes"] = -1
    table.loc[len(table)] = ["S1", "S2", 999.0]
    message = said(equal_size_hubs, points, 4, conditions=conditions)
    assert "missing, negative or not a number (field 'minutes'): S0 to S3" in message
    assert "a pair of points has two different costs (field 'minutes'): S1 to S2" in message
    nameless = HubConditions(costs=table, cost_columns=COLUMNS)
    assert "Give POINT_ID" in said(equal_size_hubs, points, 4, conditions=nameless)
    points["id"] = ["S1", "S1", None, *points["id"][3:]]
    message = said(equal_size_hubs, points, 4, conditions=conditions)
    assert "points that share an id" in message and "S1 (2 features: 100, 101)" in message
    assert "points without an id" in message
    points["id"] = range(20)
    message = said(equal_size_hubs, points, 4, conditions=conditions)
    assert "names none of the points (field 'from'): the table has 'S0', the layer 0." in message
