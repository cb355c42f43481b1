# SPDX-License-Identifier: GPL-2.0-or-later
"""Mixed groups: of equal size, each like the whole, as alike as any on small layers."""

from itertools import combinations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.groups.groups import k_means_groups
from balanced_zones.algorithms.core.groups.mixed import (
    Category,
    mixed_partition,
    traits,
    unlikeness,
)


def people(n=60, seed=0, places=False):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "score": rng.normal(50, 10, n),
            "other": rng.exponential(3, n),
            "sex": rng.choice(["f", "m"], n),
            "school": rng.choice(["A", "B", "C"], n, p=[0.5, 0.3, 0.2]),
        }
    )
    x, y = rng.uniform(500_000, 510_000, (2, n)) if places else (None, None)
    geometry = gpd.points_from_xy(x, y) if places else [None] * n
    return gpd.GeoDataFrame(table, geometry=geometry, crs="EPSG:32632")


def mixed(features, groups, fields=("score", "other"), categories=("sex", "school"), **more):
    return k_means_groups(
        features, list(fields), mixed=True, categories=list(categories), groups=groups, **more
    )


@pytest.mark.parametrize("seed", range(4))
def test_two_groups_of_a_few_are_as_alike_as_any(seed):
    points = np.random.default_rng(seed).normal(size=(10, 2))
    points = traits(points - points.mean(axis=0), ())
    found = unlikeness(points, mixed_partition(points, 2, seed))
    best = min(
        unlikeness(points, np.isin(np.arange(10), members).astype(int))
        for members in combinations(range(10), 5)
    )
    assert found == pytest.approx(best, abs=1e-12)


def test_groups_are_of_equal_size_and_far_more_alike_than_by_lot():
    features = people(61)
    result = mixed(features, 6)
    assert np.ptp(result.sizes) <= 1 and result.sizes.sum() == 61
    assert result.explained < result.by_lot / 5
    # By hand: the groups' means, in standard deviations of all.
    for field in ("score", "other"):
        values = features[field].to_numpy()
        means = np.array([values[result.labels == group].mean() for group in range(6)])
        assert np.abs(means - values.mean()).max() < 0.25 * values.std()
    for field, gap in result.gaps.items():
        shares = pd.crosstab(result.labels, features[field], normalize="index")
        whole = features[field].value_counts(normalize=True)
        assert gap == pytest.approx(100 * (shares - whole).abs().to_numpy().max())
        # Ten people to a group: one person more or less is ten points.
        assert gap < 10


def test_what_can_be_shared_out_evenly_is():
    features = people(24)
    features["sex"] = ["f", "m"] * 12
    features["school"] = ["A"] * 12 + ["B"] * 12
    result = mixed(features, 4, fields=())
    assert result.gaps == {"sex": 0.0, "school": 0.0} and result.explained == pytest.approx(0)


def test_the_spread_is_alike_as_well():
    features = people(80, 3)
    result = mixed(features, 4, categories=())
    spreads = features.groupby(result.labels)["score"].std()
    assert np.ptp(spreads.to_numpy()) < 0.1 * features["score"].std()


def test_with_place_every_group_is_spread_over_the_map():
    features = people(80, 5, places=True)
    result = mixed(features, 4, use_place=True)
    x = features.geometry.x
    assert np.ptp(x.groupby(result.labels).mean().to_numpy()) < 0.2 * x.std()
    alone = mixed(features, 4, fields=(), categories=("sex",), use_place=True)
    assert np.ptp(x.groupby(alone.labels).mean().to_numpy()) < 0.2 * x.std()
    assert alone.gaps["sex"] < 10


def test_neither_order_matters_and_the_seed_decides():
    features = people(40, 7)
    first = mixed(features, 5)
    assert (mixed(features, 5).labels == first.labels).all()
    shuffled = features.sample(frac=1, random_state=1)
    again = mixed(shuffled, 5, fields=("other", "score"))
    assert (again.labels == first.labels[shuffled.index]).all()


def test_a_gap_by_hand():
    category = Category("sex", ("f", "m"), np.array([0, 0, 0, 1, 1, 1]))
    # Two thirds in one group, one third in the other; one half of all.
    assert category.gap(np.array([0, 0, 1, 0, 1, 1])) == pytest.approx(100 / 6)


def test_what_cannot_be_is_refused():
    features = people(12)
    with pytest.raises(InputError, match="number of mixed groups cannot be chosen"):
        mixed(features, None)
    with pytest.raises(InputError, match="mixed groups only"):
        k_means_groups(features, ["score"], groups=2, categories=["sex"])
    with pytest.raises(InputError, match="fewer groups than features"):
        mixed(features, 12)
    with pytest.raises(InputError, match="nothing tells the features apart"):
        mixed(features.assign(score=1.0), 3, fields=("score",), categories=())
