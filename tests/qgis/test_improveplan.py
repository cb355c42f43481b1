# SPDX-License-Identifier: GPL-2.0-or-later
"""Better plans, and what officers bring, through real QGIS."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString

from balanced_zones.algorithms.core.zones.metrics import evaluate
from cases import CORNER, CRS, county, schools_at, squares

TEMPORARY = {"OUTPUT": "TEMPORARY_OUTPUT", "ZONES": "TEMPORARY_OUTPUT"}
FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
METHODS = {
    "geokmeansredistricting": {},
    "geokmeansredistricting improved": {"IMPROVE": 1, "TOLERANCE": 30, "STARTS": 1},
    "azpredistricting": {},
    "saraannealing": {},
    "improveplan": {"TOLERANCE": 30, "STARTS": 1},
}


def plan_of(results):
    return {f["unit"]: f["zone_id"] for f in results["OUTPUT"].getFeatures()}


@pytest.fixture
def map_with_plan():
    units, schools, problem = county(60, 5, 3)
    # Everybody to the nearest school: in pieces and out of balance.
    distance = np.linalg.norm(problem.centre_m[:, None] - problem.school_m[None], axis=2)
    units["now"] = [problem.school_ids[z] for z in distance.argmin(axis=1)]
    return units, schools


@pytest.mark.parametrize("limits", [{"TOLERANCE": 15}, {"TOLERANCE": 30, "MAX_UTILISATION": 105}])
def test_a_better_plan_with_its_proof(run, files, map_with_plan, limits):
    units, schools = map_with_plan
    source, seats = files(units=units, schools=schools)
    results = run(
        "improveplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="now",
        EXISTING_FIELD="now",
        STARTS=1,
        **limits,
        **TEMPORARY,
    )
    before = run(
        "evaluateplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="now",
        **limits,
        ZONES="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
    )
    assert before["ZONES_OUTSIDE_LIMITS"] > 0
    assert results["ZONES_OUTSIDE_LIMITS"] == results["ZONES_OUTSIDE_WIDENED_LIMITS"] == 0
    assert results["BALANCE"] > before["BALANCE"]
    assert results["BALANCE"] <= before["HIGHEST_BALANCE"] + 1e-9
    # The bound of the standard effort knows of no whole units.
    assert 0 < results["LOWER_BOUND_MI"] <= before["LOWER_BOUND_MI"]
    assert "The bound is for whole units" in before["said"]
    assert "The bound is for whole units" not in results["said"]
    assert results["MEAN_TRAVEL_MI"] >= results["LOWER_BOUND_MI"]
    assert results["GAP"] == pytest.approx(
        100 * (results["MEAN_TRAVEL_MI"] / results["LOWER_BOUND_MI"] - 1)
    )
    if "MAX_UTILISATION" in limits:
        highest = max(f["utilisation"] for f in results["ZONES"].getFeatures())
        assert highest <= 105 < before["MAX_UTILISATION"]
    plan = plan_of(results)
    moved = [unit for unit, now in zip(units["unit"], units["now"]) if plan[unit] != now]
    assert results["UNITS_REASSIGNED"] == len(moved)
    assert results["STUDENTS_REASSIGNED"] == units.set_index("unit").loc[moved, "students"].sum()
    assert "no plan within these limits can do better" in results["said"]


def test_further_starts_become_fields_that_can_be_compared(run, files, map_with_plan):
    units, schools = map_with_plan
    source, seats = files(units=units, schools=schools)
    results = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        IMPROVE=1,
        STARTS=3,
        ALL_STARTS=True,
        **TEMPORARY,
    )
    names = results["OUTPUT"].fields().names()
    assert names[-4:] == ["zone_id", "distance_m", "zone_2", "zone_3"]
    compared = run(
        "compareplans",
        INPUT=results["OUTPUT"],
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELDS=["zone_id", "zone_2", "zone_3"],
        OUTPUT="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
        ZONE_TABLE="TEMPORARY_OUTPUT",
        MOVES_TABLE="TEMPORARY_OUTPUT",
    )
    assert compared["PLAN_COUNT"] == 3


def condition_layers(units):
    """A lock, a barrier, a bridge and costs that matter on two blocks of squares.

    Two blocks of 3 x 2 squares lie 500 m apart; schools stand in the outer corners.
    """
    x, y = CORNER

    def line(*way):
        return LineString([(x + 1000 * a, y + 1000 * b) for a, b in way])

    units = units.copy()
    units["lock"] = None
    units.loc[2, "lock"] = "S1"
    barriers = gpd.GeoDataFrame({"name": ["river"]}, geometry=[line((1, -1), (1, 1))], crs=CRS)
    bridges = gpd.GeoDataFrame({"name": ["ferry"]}, geometry=[line((2.5, 0.5), (4, 0.5))], crs=CRS)
    # By cost the second row is next to the school on the other side.
    rows = [
        (unit, school, float(abs(i % 6 - 5 * s) if i < 6 else 5 - abs(i % 6 - 5 * s)))
        for i, unit in enumerate(units["unit"])
        for s, school in enumerate(("S0", "S1"))
    ]
    costs = gpd.GeoDataFrame(
        pd.DataFrame(rows, columns=["origin_id", "destination_id", "total_cost"]),
        geometry=[None] * len(rows),
        crs=CRS,
    )
    return units, barriers, bridges, costs


@pytest.fixture
def blocks():
    units = squares(6, 2)
    units.geometry = [
        g if i % 6 < 3 else g.buffer(0).__class__([(px + 500, py) for px, py in g.exterior.coords])
        for i, g in enumerate(units.geometry)
    ]
    return units, schools_at(units, {0: 70, 5: 70})


@pytest.mark.parametrize("method", METHODS)
def test_all_conditions_are_honoured_by_every_method(run, files, blocks, method):
    units, schools = blocks
    units, barriers, bridges, costs = condition_layers(units)
    source, seats, walls, ways, table = files(
        units=units, schools=schools, barriers=barriers, bridges=bridges, costs=costs
    )
    results = run(
        method.split()[0],
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        **METHODS[method],
        LOCKED_FIELD="lock",
        BARRIERS=walls,
        BRIDGES=ways,
        TRAVEL_COSTS=table,
        **TEMPORARY,
    )
    plan = plan_of(results)
    assert plan["U2"] == "S1"
    # U0 and U1 are parted by the river: together only by way of U6 and U7.
    if plan["U0"] == plan["U1"]:
        assert plan["U6"] == plan["U7"] == plan["U0"]
    for zone in ("S0", "S1"):
        mine = {unit for unit, of in plan.items() if of == zone}
        seen, queue = set(), [("U0" if zone == "S0" else "U5")]
        while queue:
            unit = queue.pop()
            if unit in seen or unit not in mine:
                continue
            seen.add(unit)
            queue += BLOCK_NEIGHBOURS[unit]
        assert seen == mine, zone
    assert "travel_cost" in results["OUTPUT"].fields().names()
    cost = costs.set_index(["origin_id", "destination_id"])["total_cost"]
    for feature in results["OUTPUT"].getFeatures():
        assert feature["travel_cost"] == cost[feature["unit"], feature["zone_id"]]


def block_neighbours():
    """Who borders whom in the two blocks, with the river and the ferry."""
    pairs = set()
    for row in range(2):
        for column in range(5):
            if column != 2:
                pairs.add((6 * row + column, 6 * row + column + 1))
    pairs |= {(column, column + 6) for column in range(6)}
    pairs.discard((0, 1))
    pairs.add((2, 3))
    near = {f"U{i}": [] for i in range(12)}
    for a, b in pairs:
        near[f"U{a}"].append(f"U{b}")
        near[f"U{b}"].append(f"U{a}")
    return near


BLOCK_NEIGHBOURS = block_neighbours()


def test_without_the_bridge_the_lock_cannot_hold(run, files, blocks):
    from qgis.core import QgsProcessingException

    units, schools = blocks
    units, barriers, _, _ = condition_layers(units)
    source, seats, walls = files(units=units, schools=schools, barriers=barriers)
    with pytest.raises(QgsProcessingException, match="cannot be joined to its school"):
        run(
            "improveplan",
            INPUT=source,
            SCHOOLS=seats,
            **FIELDS,
            LOCKED_FIELD="lock",
            BARRIERS=walls,
            **TEMPORARY,
        )


def test_travel_costs_without_their_fields_or_pairs(run, files, blocks):
    from qgis.core import QgsProcessingException

    units, schools = blocks
    units, _, _, costs = condition_layers(units)
    renamed = costs.rename(columns={"total_cost": "x"})
    source, seats, table = files(units=units, schools=schools, costs=renamed)
    settings = {"INPUT": source, "SCHOOLS": seats, **FIELDS, **TEMPORARY}
    # Two islands, each with its school: no bridge is needed here.
    with pytest.raises(QgsProcessingException, match="Give COST"):
        run("improveplan", **settings, TRAVEL_COSTS=table)
    (table,) = files(costs=renamed.iloc[2:])
    with pytest.raises(QgsProcessingException, match="U0 to S0, U0 to S1"):
        run("improveplan", **settings, TRAVEL_COSTS=table, COST="x")


@pytest.mark.slow
def test_fairfax(qgis_process, fairfax, tmp_path):
    """Better than the plan in force on every count, through qgis_process."""
    before = evaluate(fairfax.problem("HS"), fairfax.in_force("HS"))
    after = qgis_process(
        "improveplan",
        INPUT=f"{fairfax.file}|layername=planning_units",
        UNIT_ID="unit_id",
        STUDENT_FIELDS="hs_students",
        SCHOOLS=f"{fairfax.file}|layername=schools",
        SCHOOL_ID="school_id",
        CAPACITY="capacity",
        LEVEL_FIELD="level",
        LEVEL="HS",
        TOLERANCE=5,
        STARTS=1,
        OUTPUT=tmp_path / "units.gpkg",
        ZONES=tmp_path / "zones.gpkg",
    ).json["results"]
    assert after["BALANCE"] >= 95.7 > before.balance
    assert after["COMPACTNESS"] >= 64 > before.mean_compactness
    assert after["PROXIMITY_MI"] <= 1.93 < before.proximity_mi
    assert after["ZONES_OUTSIDE_LIMITS"] == after["UNASSIGNED"] == 0
    assert 0 <= after["GAP"] < 8
    zones = gpd.read_file(after["ZONES"])
    assert (zones.geometry.apply(lambda shape: len(shape.geoms)) == 1).all()
    assert zones["utilisation"].max() / zones["utilisation"].min() < 1.05 / 0.95 + 1e-6
