# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups by place, scores or both: what counts how much, numbering, refusals, profiles."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.groups.apart import little_apart
from balanced_zones.algorithms.core.groups.groups import k_means_groups
from balanced_zones.algorithms.core.groups.profile import in_words, profile_of
from balanced_zones.algorithms.core.groups.space import MEDIAN, space_of
from balanced_zones.algorithms.core.progress import Progress


def cohort(n=200, seed=0, crs="EPSG:4326"):
    rng = np.random.default_rng(seed)
    return gpd.GeoDataFrame(
        {
            "maths": rng.normal(100, 15, n),
            "sport": rng.integers(1, 6, n),
            "income": rng.lognormal(10, 1, n),
        },
        index=np.arange(n) + 1,
        geometry=gpd.points_from_xy(rng.normal(-0.1, 0.1, n), rng.normal(51.5, 0.05, n)),
        crs=crs,
    )


FIELDS = ["maths", "sport", "income"]


class Heard(Progress):
    def __init__(self):
        self.said = []

    def warn(self, text):
        self.said.append(text)

    info = warn


@pytest.mark.parametrize("weight", [0.05, 0.3, 0.5, 0.9])
def test_place_has_its_share_of_the_variance(weight):
    space = space_of(cohort(), FIELDS, True, weight)
    variance = space.points.var(axis=0)
    assert variance[:3] == pytest.approx([1, 1, 1])
    assert variance[3:].sum() / variance.sum() == pytest.approx(weight)
    # East and north keep their proportion: a metre is a metre in both directions.
    assert variance[3:] / space.place_m.var(axis=0) == pytest.approx(space.place_scale**2)


def test_the_ends_of_the_weight_are_scores_alone_and_place_alone():
    layer = cohort()
    scores = k_means_groups(layer, FIELDS, groups=4)
    place = k_means_groups(layer, groups=4)
    at_0 = k_means_groups(layer, FIELDS, use_place=True, place_weight=0, groups=4)
    at_1 = k_means_groups(layer, FIELDS, use_place=True, place_weight=1, groups=4)
    assert (at_0.labels == scores.labels).all() and at_0.distance_m is not None
    assert (at_1.labels == place.labels).all() and at_1.profile.fields == tuple(FIELDS)
    assert at_1.inertia == place.inertia and at_1.distance_sd is None
    assert scores.distance_m is None and place.distance_sd is None


def test_scores_are_those_of_scikit_learn():
    layer = cohort()
    result = k_means_groups(layer, FIELDS, groups=4)
    points = StandardScaler().fit_transform(layer[FIELDS])
    model = KMeans(4, n_init=10, tol=0, random_state=0).fit(points)
    assert result.inertia <= model.inertia_ * (1 + 1e-9)
    centres = pd.DataFrame(points).groupby(result.labels).transform("mean").to_numpy()
    away = np.sqrt(((points - centres) ** 2).sum(axis=1))
    assert result.distance_sd == pytest.approx(away)
    assert result.inertia == pytest.approx((away**2).sum())
    assert result.silhouette == pytest.approx(silhouette_score(points, result.labels))
    assert result.explained == pytest.approx(1 - result.inertia / points.size)


def test_units_of_fields_do_not_matter():
    layer = cohort()
    other = layer.assign(maths=layer["maths"] * -3 + 7, income=layer["income"] * 1e9)
    one, two = (k_means_groups(each, FIELDS, groups=5) for each in (layer, other))
    assert one.inertia == pytest.approx(two.inertia, rel=0.02)
    scaled = layer.assign(income=layer["income"] * 1e9)
    assert (k_means_groups(scaled, FIELDS, groups=5).labels == one.labels).all()


@pytest.mark.parametrize("equal_sizes", [False, True])
@pytest.mark.parametrize("use_place", [False, True])
def test_order_of_features_and_fields_does_not_matter(equal_sizes, use_place):
    layer = cohort(70)
    shuffled = layer.sample(frac=1, random_state=3)
    settings = {"use_place": use_place, "equal_sizes": equal_sizes, "random_seed": 2}
    one = k_means_groups(layer, FIELDS, max_groups=4, **settings)
    two = k_means_groups(shuffled, FIELDS[::-1], max_groups=4, **settings)
    back = pd.Series(two.labels, index=shuffled.index)[layer.index]
    assert (back == one.labels).all()
    assert (one.inertia, one.silhouettes) == (two.inertia, two.silhouettes)
    again = k_means_groups(layer, FIELDS, max_groups=4, **settings)
    assert (again.labels == one.labels).all()
    assert again.distance_sd.tobytes() == one.distance_sd.tobytes()


def test_the_number_chosen_has_the_best_silhouette():
    rng = np.random.default_rng(4)
    middles = np.array([[0, 0], [10, 0], [0, 10], [10, 10]])
    points = middles[np.arange(200) % 4] + rng.normal(0, 1, (200, 2))
    layer = gpd.GeoDataFrame({"a": points[:, 0], "b": points[:, 1]}, geometry=[None] * 200)
    chosen = k_means_groups(layer, ["a", "b"])
    assert chosen.count == 4 and list(chosen.silhouettes) == list(range(2, 11))
    assert chosen.silhouette == max(chosen.silhouettes.values())
    for k in (4, 7):
        given = k_means_groups(layer, ["a", "b"], groups=k)
        assert given.silhouettes == {k: chosen.silhouettes[k]}
    assert (k_means_groups(layer, ["a", "b"], groups=4).labels == chosen.labels).all()
    assert k_means_groups(layer, ["a", "b"], min_groups=5, max_groups=6).count in (5, 6)


def test_groups_by_scores_are_numbered_by_size_and_by_place_from_the_north_west():
    layer = cohort()
    for seed in range(3):
        sizes = k_means_groups(layer, FIELDS, groups=5, random_seed=seed).sizes
        assert (np.diff(sizes) <= 0).all()
        place = k_means_groups(layer, groups=5, random_seed=seed)
        metres = place.centres.to_crs("EPSG:27700")
        assert (np.diff(metres.x - metres.y) > 0).all()


def test_place_is_metres_across_the_date_line_and_from_feet():
    rng = np.random.default_rng(1)
    lon = np.repeat([179.9, -179.9, 179.0], 20) + rng.normal(0, 0.01, 60)
    lon = (lon + 180) % 360 - 180
    geometry = gpd.points_from_xy(lon, rng.normal(-17, 0.01, 60))
    fiji = gpd.GeoDataFrame(geometry=geometry, crs="EPSG:4326")
    labels = k_means_groups(fiji, groups=2).labels
    assert len(set(labels[:40])) == 1 and labels[40] != labels[0]

    feet = cohort().set_geometry(cohort().geometry.translate(-77.2, -12.6)).to_crs("EPSG:2283")
    metres = feet.to_crs("EPSG:32618")
    one, two = (k_means_groups(each, groups=4) for each in (feet, metres))
    assert (one.labels == two.labels).all()
    assert one.distance_m == pytest.approx(two.distance_m, rel=1e-4, abs=0.5)


def test_missing_scores_by_hand():
    """The median of 1, 2, 4 and 9 is 3."""
    layer = gpd.GeoDataFrame(
        {"a": [1, None, 4, 2, 9, float("nan")]}, index=list("uvwxyz"), geometry=[None] * 6
    )
    with pytest.raises(InputError) as caught:
        k_means_groups(layer, ["a"], groups=2, layer="Scores 'x'")
    assert "Scores 'x': the score is missing (field 'a'): v, z." in str(caught.value)
    heard = Heard()
    result = k_means_groups(layer, ["a"], groups=2, missing=MEDIAN, progress=heard)
    assert result.imputed == {"a": 2}
    assert "stands in: 2 (a 2), of 6 features" in heard.said[0]
    filled = np.array([1, 3, 4, 2, 9, 3])
    middle = [filled[result.labels == group].mean() for group in result.labels]
    assert result.distance_sd == pytest.approx(np.abs(filled - middle) / filled.std())
    # {9} and the rest, whose known values are 1, 4 and 2.
    assert result.sizes.tolist() == [5, 1]
    assert result.profile.mean.ravel() == pytest.approx([7 / 3, 9])


def test_constant_fields_are_said_and_do_not_count():
    layer = cohort().assign(same=3)
    heard = Heard()
    with_it = k_means_groups(layer, [*FIELDS, "same"], groups=3, progress=heard)
    assert (with_it.labels == k_means_groups(layer, FIELDS, groups=3).labels).all()
    assert heard.said == [
        "Every feature has the same value in 'same': it tells none apart and does not count."
    ]
    assert with_it.constant == ("same",)
    assert (with_it.profile.difference[:, 3] == 0).all()
    place = k_means_groups(layer, ["same"], use_place=True, groups=3)
    assert (place.labels == k_means_groups(layer, groups=3).labels).all()


def test_one_place_is_said_and_does_not_count():
    layer = cohort()
    layer.geometry = gpd.points_from_xy([0.5] * 200, [51] * 200)
    heard = Heard()
    result = k_means_groups(layer, FIELDS, use_place=True, groups=3, progress=heard)
    assert heard.said == ["All features are at one place: groups are formed by scores alone."]
    assert (result.labels == k_means_groups(layer, FIELDS, groups=3).labels).all()
    assert result.distance_m == pytest.approx(np.zeros(200), abs=1e-6)


@pytest.mark.parametrize(
    "change, settings, message",
    [
        (lambda g: g.iloc[:0], {}, "the layer has no features"),
        (
            lambda g: gpd.GeoDataFrame(geometry=list(g.geometry)),
            {},
            "no coordinate reference system",
        ),
        (lambda g: g.assign(geometry=[None] * 200), {}, "no geometry, so there is no place"),
        (
            lambda g: g.assign(sport="many"),
            {"fields": ["sport"]},
            "not a number (field 'sport'): 1",
        ),
        (
            lambda g: g.assign(sport=np.inf),
            {"fields": ["sport"]},
            "not a number (field 'sport'): 1",
        ),
        (
            lambda g: g.assign(sport=None),
            {"fields": ["sport"], "missing": MEDIAN},
            "no value at all",
        ),
        (lambda g: g, {"place_weight": 1.5}, "Weight of place: it must be from 0 to 1: 1.5"),
        (lambda g: g, {"groups": 1}, "Number of groups: at least 2 groups are needed: 1"),
        (lambda g: g, {"groups": 200}, "fewer groups than features (200): 200"),
        (lambda g: g, {"groups": None, "min_groups": 1}, "Fewest groups: at least 2"),
        (lambda g: g, {"fields": ["sport"], "groups": 6}, "only 5 features differ in what counts"),
        (lambda g: g.iloc[:1], {"fields": ["maths"]}, "nothing tells the features apart"),
    ],
)
def test_bad_input_is_named(change, settings, message):
    with pytest.raises(InputError) as caught:
        k_means_groups(change(cohort()), **{"groups": 3, **settings})
    assert message in str(caught.value)


def test_missing_geometries_are_named():
    layer = cohort()
    layer.loc[[7, 9], "geometry"] = None
    with pytest.raises(InputError, match="features without a geometry: 7, 9"):
        k_means_groups(layer, FIELDS, use_place=True, groups=3)
    assert k_means_groups(layer, FIELDS, groups=3).count == 3


def test_the_range_ends_where_it_must():
    heard = Heard()
    result = k_means_groups(cohort(), ["sport"], progress=heard)
    assert list(result.silhouettes) == [2, 3, 4, 5]
    assert "At most 5 groups are tried: only 5 features differ in what counts." in heard.said


def test_profile_by_hand():
    """Group a: 1, 3; group b: 8 and a missing value; all: mean 4, standard deviation √(26/3)."""
    scores = np.array([[1.0], [3.0], [8.0], [np.nan]])
    profile = profile_of(["x"], scores, np.array([0, 0, 1, 1]), 2)
    deviation = np.sqrt(26 / 3)
    assert profile.mean.ravel().tolist() == [2, 8]
    assert profile.deviation.ravel() == pytest.approx([1, 0])
    assert profile.difference.ravel() == pytest.approx([-2 / deviation, 4 / deviation])
    assert (profile.mean_of_all[0], profile.deviation_of_all[0]) == pytest.approx((4, deviation))
    assert profile.set_apart(0) == "lower x (-0.7 sd)"
    assert profile.set_apart(1) == "much higher x (+1.4 sd)"


def test_a_group_without_any_value_of_a_field():
    scores = np.array([[1.0], [3.0], [np.nan]])
    profile = profile_of(["x"], scores, np.array([0, 0, 1]), 2)
    assert np.isnan(profile.mean[1, 0]) and np.isnan(profile.difference[1, 0])
    assert profile.set_apart(1) == "close to the average in every field"


def test_words():
    fields = list("abcdefg")
    assert in_words(fields, np.array([0.1, -0.4, 0, 0.3, 0, 0, np.nan])) == (
        "close to the average in every field"
    )
    assert in_words(fields, np.array([0.5, -1.04, 2, 0.49357, 0, 0, 0])) == (
        "much higher c (+2.0 sd), much lower b (-1.0 sd), higher a (+0.5 sd)"
    )
    assert in_words(fields, np.arange(7) + 1.0).count("sd") == 5


def test_where_nothing_sets_groups_apart_it_is_said():
    """Noise has no groups: its silhouette is low, whatever k-means cuts it into."""
    scores = np.random.default_rng(1).normal(0, 1, (200, 5))
    layer = gpd.GeoDataFrame(dict(zip("abcde", scores.T)), geometry=[None] * 200)
    noise = k_means_groups(layer, list("abcde"), groups=4)
    assert noise.silhouette < 0.25 and little_apart(noise).startswith("Little sets")
    flat = replace(noise.profile, difference=np.full_like(noise.profile.difference, 0.49))
    flat.difference[0] = np.nan
    assert little_apart(replace(noise, profile=flat)).startswith("Nothing sets these groups apart")
    assert little_apart(replace(noise, mixed=True)) == ""
    apart = cohort()
    apart["maths"] = np.repeat([0.0, 1000.0], 100) + apart["maths"]
    assert little_apart(k_means_groups(apart, ["maths"], groups=2)) == ""
