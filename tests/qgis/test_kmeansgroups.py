# SPDX-License-Identifier: GPL-2.0-or-later
"""The groups entry through real QGIS."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pyproj import Geod
from shapely.geometry import Point

from conftest import ROOT

SCORES = ["maths", "sport"]


@pytest.fixture
def cohort():
    """300 young people of three kinds, in three neighbourhoods that have nothing to do with it."""
    rng = np.random.default_rng(7)
    kind = rng.integers(0, 3, 300)
    home = rng.integers(0, 3, 300)
    middle = np.array([[-0.3, 51.6], [0.1, 51.6], [-0.1, 51.4]])
    at = middle[home] + rng.normal(0, 0.01, (300, 2))
    scores = np.array([[80, 2], [50, 9], [20, 3]])[kind] + rng.normal(0, [4, 0.5], (300, 2))
    return gpd.GeoDataFrame(
        {
            "name": [f"Person {i}" for i in range(300)],
            "kind": kind,
            "home": home,
            "maths": scores[:, 0],
            "sport": scores[:, 1],
        },
        geometry=[Point(xy) for xy in at],
        crs="EPSG:4326",
    )


def groups_of(run, files, tmp_path, layer, **settings):
    (source,) = files(cohort=layer)
    results = run(
        "kmeansgroups",
        INPUT=source,
        OUTPUT=str(tmp_path / "grouped.gpkg"),
        PROFILE=str(tmp_path / "profile.gpkg"),
        **settings,
    )
    return results, gpd.read_file(results["OUTPUT"]), gpd.read_file(results["PROFILE"])


def same_partition(one, other):
    one, other = list(one), list(other)
    return len(set(zip(one, other))) == len(set(one)) == len(set(other))


def test_no_field_groups_by_place(run, files, tmp_path, cohort):
    results, grouped, profile = groups_of(run, files, tmp_path, cohort, GROUPS=3)
    assert same_partition(grouped["group_id"], grouped["home"])
    assert list(grouped.columns[-4:-1]) == ["group_id", "group_size", "distance_m"]
    geod = Geod(ellps="WGS84")
    squares = 0
    for group, members in grouped.groupby("group_id"):
        lon, lat = members.geometry.x, members.geometry.y
        metres = geod.inv(lon, lat, [lon.mean()] * len(lon), [lat.mean()] * len(lat))[2]
        assert members["distance_m"].tolist() == pytest.approx(metres, rel=1e-3, abs=2)
        row = profile[profile["group_id"] == group].iloc[0]
        assert (row["group_size"], row["mean_distance_m"], row["max_distance_m"]) == pytest.approx(
            (len(members), members["distance_m"].mean(), members["distance_m"].max())
        )
        assert (row["centre_x"], row["centre_y"]) == pytest.approx(
            (lon.mean(), lat.mean()), abs=1e-4
        )
        squares += (members["distance_m"] ** 2).sum()
    assert results["INERTIA"] == pytest.approx(squares / 1e6, rel=1e-4)
    # Numbered from the north-west to the south-east.
    middles = grouped.groupby("group_id").apply(lambda g: g.geometry.x.mean() - g.geometry.y.mean())
    assert middles.is_monotonic_increasing
    assert "by place: silhouette" in results["said"]
    assert results["GROUP_COUNT"] == 3 and results["SILHOUETTE"] > 0.8


def test_scores_are_grouped_profiled_and_told(run, files, tmp_path, cohort):
    results, grouped, profile = groups_of(
        run, files, tmp_path, cohort, FIELDS=SCORES, EQUAL_SIZES=False
    )
    assert results["GROUP_COUNT"] == 3
    assert same_partition(grouped["group_id"], grouped["kind"])
    assert list(grouped.columns[-4:-1]) == ["group_id", "group_size", "distance_sd"]
    assert (
        grouped["group_size"] == grouped["group_id"].map(grouped["group_id"].value_counts())
    ).all()
    assert profile["group_id"].tolist()[:3] == [1, 2, 3] and pd.isna(profile["group_id"].iloc[3])
    for _, row in profile.iterrows():
        members = grouped if pd.isna(row["group_id"]) else grouped[grouped.group_id == row.group_id]
        assert row["group_size"] == len(members)
        assert row["share_percent"] == pytest.approx(len(members) / 3)
        assert row["mean_distance_sd"] == pytest.approx(members["distance_sd"].mean())
        for name in SCORES:
            assert row[f"{name}_mean"] == pytest.approx(members[name].mean())
            assert row[f"{name}_sd"] == pytest.approx(members[name].std(ddof=0))
            away = (members[name].mean() - grouped[name].mean()) / grouped[name].std(ddof=0)
            assert row[f"{name}_difference_sd"] == pytest.approx(away, abs=1e-9)
    top = profile.loc[profile["maths_mean"].idxmax()]
    assert top["set_apart"] == (
        f"much higher maths ({top.maths_difference_sd:+.1f} sd), "
        f"lower sport ({top.sport_difference_sd:+.1f} sd)"
    )
    assert "Silhouette by number of groups: 2 0." in results["said"]
    assert ", 10 0." in results["said"]
    sizes = profile["group_size"].tolist()[:3]
    assert sizes == sorted(sizes, reverse=True)
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (min(sizes), max(sizes))
    assert results["INERTIA"] == pytest.approx((grouped["distance_sd"] ** 2).sum())
    assert results["EXPLAINED"] == pytest.approx(100 - 100 * results["INERTIA"] / 600)


def test_place_and_scores_meet_in_nine_groups(run, files, tmp_path, cohort):
    _, grouped, _ = groups_of(
        run, files, tmp_path, cohort, FIELDS=SCORES, USE_LOCATION=True, GROUPS=9
    )
    assert same_partition(grouped["group_id"], zip(grouped["home"], grouped["kind"]))
    assert {"distance_m", "distance_sd"} <= set(grouped.columns)


@pytest.mark.parametrize("weight, field", [(0.02, "kind"), (0.98, "home")])
def test_the_weight_of_place_decides(run, files, tmp_path, cohort, weight, field):
    settings = {"FIELDS": SCORES, "USE_LOCATION": True, "GROUPS": 3, "PLACE_WEIGHT": weight}
    _, grouped, _ = groups_of(run, files, tmp_path, cohort, **settings)
    assert same_partition(grouped["group_id"], grouped[field])


def test_equal_sizes(run, files, tmp_path, cohort):
    results, grouped, _ = groups_of(
        run, files, tmp_path, cohort, FIELDS=SCORES, GROUPS=7, EQUAL_SIZES=True
    )
    assert sorted(grouped["group_id"].value_counts()) == [42] * 1 + [43] * 6
    assert (results["MIN_SIZE"], results["MAX_SIZE"]) == (42, 43)


def test_a_table_without_geometry(run, tmp_path, cohort):
    from qgis.core import QgsProcessingException

    table = tmp_path / "cohort.csv"
    pd.DataFrame(cohort.drop(columns="geometry")).to_csv(table, index=False)
    source = f"delimitedtext://file://{table}?type=csv&detectTypes=yes&geomType=none"
    outputs = {"OUTPUT": str(tmp_path / "g.gpkg"), "PROFILE": str(tmp_path / "p.gpkg")}
    results = run("kmeansgroups", INPUT=source, FIELDS=SCORES, GROUPS=3, **outputs)
    grouped = gpd.read_file(results["OUTPUT"])
    assert same_partition(grouped["group_id"], grouped["kind"])
    assert "distance_m" not in grouped.columns
    for settings in ({}, {"FIELDS": SCORES, "USE_LOCATION": True}):
        with pytest.raises(QgsProcessingException, match="no geometry, so there is no place"):
            run("kmeansgroups", INPUT=source, GROUPS=3, **settings, **outputs)


def test_polygons_are_coloured_by_group(run, files, tmp_path, cohort):
    from qgis.core import QgsVectorLayer

    areas = cohort.to_crs("EPSG:27700")
    areas.geometry = areas.buffer(30)
    results, grouped, _ = groups_of(run, files, tmp_path, areas, GROUPS=3)
    assert same_partition(grouped["group_id"], grouped["home"])
    layer = QgsVectorLayer(results["OUTPUT"], "layer")
    categories = layer.renderer().categories()
    assert [int(c.value()) for c in categories] == [1, 2, 3]
    assert len({c.symbol().color().name() for c in categories}) == 3
    sizes = grouped["group_id"].value_counts()
    assert [c.label() for c in categories] == [f"Group {i} ({sizes[i]})" for i in (1, 2, 3)]
    assert layer.renderer().classAttribute() == "group_id"


def test_taken_field_names_get_a_number(run, files, tmp_path, cohort):
    from qgis.core import QgsVectorLayer

    cohort["group_id"] = 5
    cohort["distance_sd"] = 6.5
    results, grouped, _ = groups_of(run, files, tmp_path, cohort, FIELDS=SCORES, GROUPS=3)
    assert (grouped["group_id"] == 5).all() and (grouped["distance_sd"] == 6.5).all()
    assert same_partition(grouped["group_id_2"], grouped["kind"])
    assert "distance_sd_2" in grouped.columns
    layer = QgsVectorLayer(results["OUTPUT"], "layer")
    assert layer.renderer().classAttribute() == "group_id_2"


def test_missing_scores_are_refused_or_filled(run, files, tmp_path, cohort):
    from qgis.core import QgsProcessingException

    cohort.loc[[4, 8], "maths"] = np.nan
    cohort.loc[11, "sport"] = np.nan
    with pytest.raises(QgsProcessingException) as caught:
        groups_of(run, files, tmp_path, cohort, FIELDS=SCORES, GROUPS=3)
    assert "the score is missing (field 'maths'): 5, 9. Fill it in" in str(caught.value)
    assert "(field 'sport'): 12." in str(caught.value)
    assert not (tmp_path / "grouped.gpkg").exists()

    results, grouped, profile = groups_of(
        run, files, tmp_path, cohort, FIELDS=SCORES, GROUPS=3, MISSING=1
    )
    assert results["IMPUTED"] == 3
    assert "3 (maths 2, sport 1), of 300 features" in results["said"]
    assert grouped["maths"].isna().sum() == 2
    means = grouped.groupby("group_id")["maths"].mean()
    assert profile["maths_mean"].tolist()[:3] == pytest.approx(means.tolist())


@pytest.mark.parametrize(
    "settings, message",
    [
        ({"GROUPS": 1}, "at least 2 groups are needed: 1"),
        ({"GROUPS": 300}, "fewer groups than features (300): 300. Ask for at most 299 groups"),
        ({"FIELDS": ["kind"], "GROUPS": 4}, "only 3 features differ in what counts: 4"),
        ({"MIN_GROUPS": 8, "MAX_GROUPS": 4}, "the fewest groups are more than the most: 8 and 4"),
        ({"FIELDS": ["name"]}, "the score is not a number (field 'name'): 1 ('Person 0')"),
        ({"FIELDS": ["absent"]}, "there is no such field: absent"),
        ({"FIELDS": ["one"]}, "nothing tells the features apart: every field chosen has one value"),
    ],
)
def test_impossible_requests_say_why(run, files, tmp_path, cohort, settings, message):
    from qgis.core import QgsProcessingException

    cohort["one"] = 1
    with pytest.raises(QgsProcessingException) as caught:
        groups_of(run, files, tmp_path, cohort, **settings)
    assert message in str(caught.value)
    assert not (tmp_path / "grouped.gpkg").exists()


def test_the_sample_cohort(qgis_process, tmp_path):
    """The README's command: the four kinds that the sample was made of come out."""
    done = qgis_process(
        "kmeansgroups",
        INPUT=f"{ROOT}/resources/sample/sample.gpkg|layername=cohort",
        FIELDS=["confidence", "curiosity", "teamwork", "maths", "reading"],
        OUTPUT=tmp_path / "cohort.gpkg",
        PROFILE=tmp_path / "profile.csv",
    )
    assert done.returncode == 0, done.stderr
    results = done.json["results"]
    assert results["GROUP_COUNT"] == 4
    assert len(gpd.read_file(results["OUTPUT"])) == 300
    profile = pd.read_csv(results["PROFILE"])
    assert profile["group_size"].tolist()[-1] == 300
    words = profile["set_apart"].tolist()
    assert any("much lower maths" in w for w in words) and any("higher maths" in w for w in words)


def test_a_cohort_byte_for_byte(qgis_process, shared_data, tmp_path):
    """Place and two made scores, through qgis_process; twice, under other hash seeds."""
    cohort = pd.read_csv(shared_data / "cohort_points.csv", index_col=0)[::10]
    rng = np.random.default_rng(3)
    cohort["interest"] = rng.integers(1, 6, len(cohort))
    cohort["strength"] = (cohort["latitude"] - 51.5) * 20 + rng.normal(0, 1, len(cohort))
    cohort.to_csv(tmp_path / "cohort.csv", index_label="person")
    written = []
    for hash_seed in ("0", "123"):
        done = qgis_process(
            "kmeansgroups",
            environment={"PYTHONHASHSEED": hash_seed},
            INPUT=f"delimitedtext://file://{tmp_path}/cohort.csv"
            "?type=csv&detectTypes=yes&xField=longitude&yField=latitude&crs=EPSG:4326",
            FIELDS=["interest", "strength"],
            USE_LOCATION="true",
            MAX_GROUPS=3,
            RANDOM_SEED=4,
            OUTPUT=tmp_path / f"points{hash_seed}.csv",
            PROFILE=tmp_path / f"profile{hash_seed}.csv",
        )
        assert done.returncode == 0, done.stderr
        results = done.json["results"]
        assert 2 <= results["GROUP_COUNT"] <= 3 and -1 < results["SILHOUETTE"] < 1
        written.append(
            [(tmp_path / f"{name}{hash_seed}.csv").read_bytes() for name in ("points", "profile")]
        )
    assert written[0] == written[1]
    assert written[0][0].count(b"\n") == len(cohort) + 1 == 451


@pytest.mark.parametrize(
    "fid, more", [([None, *range(1, 40)], {}), ([1] * 40, {"fid_original": range(40)})]
)
def test_a_fid_with_gaps_or_a_taken_name_loses_nothing(run, tmp_path, fid, more):
    table = pd.DataFrame({"fid": fid, **more, "score": np.arange(40) % 7}).astype("Int64")
    table.to_csv(tmp_path / "people.csv", index=False)
    results = run(
        "kmeansgroups",
        INPUT=f"delimitedtext://file://{tmp_path}/people.csv?type=csv&detectTypes=yes&geomType=none",
        FIELDS=["score", "SCORE"],
        GROUPS=3,
        OUTPUT=str(tmp_path / "groups.gpkg"),
        PROFILE="TEMPORARY_OUTPUT",
    )
    written = gpd.read_file(tmp_path / "groups.gpkg")
    assert len(written) == 40
    name = "fid_original_2" if more else "fid_original"
    kept = [None if np.isnan(value) else int(value) for value in written[name]]
    assert kept == fid
    # A score named twice counts once.
    names = results["PROFILE"].fields().names()
    assert [each for each in names if each.lower().startswith("score_mean")] == ["score_mean"]


def test_mixed_groups_are_like_the_whole(run, files, tmp_path, cohort):
    cohort["kind"] = np.array(["a", "b", "c"])[cohort["kind"]]
    results, grouped, _ = groups_of(
        run,
        files,
        tmp_path,
        cohort,
        FIELDS=SCORES,
        GROUPS=6,
        MIXED=True,
        CATEGORY_FIELDS=["KIND"],
        REPORT=str(tmp_path / "mixed.html"),
    )
    assert grouped.groupby("group_id").size().tolist() == [50] * 6
    shares = 100 * pd.crosstab(grouped["group_id"], grouped["kind"], normalize="index")
    whole = 100 * grouped["kind"].value_counts(normalize=True)
    assert results["LARGEST_GAP"] == pytest.approx((shares - whole).abs().to_numpy().max())
    assert results["LARGEST_GAP"] <= 2 and results["EXPLAINED"] < 0.2
    assert "drawn by lot" in results["said"]
    assert "How alike the groups are" in (tmp_path / "mixed.html").read_text(encoding="utf-8")
