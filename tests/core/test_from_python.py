# SPDX-License-Identifier: GPL-2.0-or-later
"""The door for Python: its examples run, importing it costs nothing, and it is the same work."""

import doctest
import inspect
import os
import subprocess
import sys
from operator import attrgetter

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms import core
from balanced_zones.algorithms.core.api import choices
from conftest import ROOT


def failures_and_tries(value, name):
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder(recurse=False).find(value, name, globs=dict(vars(choices))):
        runner.run(test)
    return runner.failures, runner.tries


@pytest.mark.parametrize("name", [*core.__all__])
def test_every_public_name_has_an_example_that_runs(name):
    failures, tries = failures_and_tries(getattr(core, name), name)
    assert failures == 0
    assert tries > 0


def test_where_no_listener_is_given_warnings_are_pythons():
    failures, tries = failures_and_tries(choices.WarningsProgress, "WarningsProgress")
    assert failures == 0 and tries > 0


@pytest.mark.parametrize("name", [*core.__all__])
def test_every_argument_and_its_return_is_told_and_typed(name):
    value = getattr(core, name)
    text = inspect.getdoc(value)
    if not inspect.isfunction(value):
        return
    signature = inspect.signature(value)
    assert signature.return_annotation is not inspect.Signature.empty
    for argument in signature.parameters.values():
        assert argument.name in text
        assert argument.annotation is not inspect.Parameter.empty
    for section in ("Returns", "Examples", *(["Parameters"] if signature.parameters else [])):
        assert f"\n{section}\n---" in text


def test_the_names_are_those_of_the_list():
    assert set(core.__all__) <= set(dir(core))
    with pytest.raises(AttributeError, match="no attribute 'kmeans'"):
        attrgetter("kmeans")(core)


def test_plans_with_closed_schools_differ_as_in_the_toolbox():
    units, schools = core.example_layers()
    district = core.build_district(
        units, schools, students="students", school_id="school", capacity="seats"
    )
    old, new = list(units["school"]), list(units["school"])
    old[0], new[0] = "closed", "shut"
    with pytest.warns(core.PlanWarning):
        plans = {"old": core.zone_plan(district, old), "new": core.zone_plan(district, new)}
    drawn = core.geokmeans(district)
    compared = core.compare({**plans, "drawn": drawn}).comparison
    assert compared.units_moved[0, 1] == 1
    assert compared.changed(0, 1).nonzero()[0].tolist() == [0]

    with pytest.warns(core.PlanWarning):
        district = core.build_district(
            units.assign(now=old),
            schools,
            students="students",
            school_id="school",
            capacity="seats",
            existing="now",
        )
        plans = {name: core.zone_plan(district, named) for name, named in (("a", old), ("b", new))}
    found = core.compare(plans, against="a").comparison.measures()
    moved = next(values for measure, values in found if measure.key == "STUDENTS_REASSIGNED")
    assert moved == [0, units["students"].iloc[0]]
    for plan, reassigned in zip(plans.values(), moved):
        measured = {each.key: each.value for each in core.evaluate(plan).measures()}
        assert measured["STUDENTS_REASSIGNED"] == reassigned
        assert plan.to_geodataframe()["changed"].sum() == (reassigned > 0)


def run_without_qgis(code):
    """Run code where QGIS cannot be imported; its output."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", NO_QGIS + code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


NO_QGIS = """
import sys
for name in ("qgis", "PyQt5", "PyQt6", "processing"):
    sys.modules[name] = None
import conftest
"""


def test_importing_the_door_imports_no_library():
    loaded = run_without_qgis(
        "before = set(sys.modules)\n"
        "from balanced_zones.algorithms import core\n"
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    assert not {"numpy", "pandas", "geopandas", "shapely", "scipy"} & set(loaded.split())


def test_the_script_of_the_readme_runs_without_qgis(tmp_path):
    script = ROOT / "resources" / "examples" / "from_python.py"
    said = run_without_qgis(
        f"import runpy\nsys.argv = ['from_python.py', {str(tmp_path)!r}]\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )
    assert "balance" in said
    import geopandas as gpd

    units = gpd.read_file(tmp_path / "plans.gpkg", layer="units")
    zones = gpd.read_file(tmp_path / "plans.gpkg", layer="zones")
    assert units["zone_id"].notna().all()
    assert np.isclose(zones["students"].sum(), units[["g6", "g7", "g8"]].to_numpy().sum())
    assert np.isclose(zones.area.sum(), units.area.sum())
    assert set(gpd.read_file(tmp_path / "plans.gpkg", layer="hubs")["hub_size"]) == {50}


@pytest.fixture(scope="module")
def layers():
    return core.example_layers()


def district_of(layers, **more):
    units, schools = layers
    names = {"students": "students", "school_id": "school", "capacity": "seats"}
    return core.build_district(units, schools, **{**names, **more})


def test_figures_of_a_plan_are_those_worked_out_by_hand(layers):
    district = district_of(layers, existing="school")
    zones = core.zone_plan(district, "school").zones_to_geodataframe().set_index("zone_id")
    units, schools = layers
    assert zones["students"].to_dict() == units.groupby("school")["students"].sum().to_dict()
    # 3 x 6 squares of 500 m: an area of 4.5 km2 in an outline of 9 km; the circle of that area
    # has one of 2 sqrt(pi 4.5) km.
    assert zones.loc["A", "compactness"] == pytest.approx(100 * 2 * np.sqrt(np.pi * 4.5) / 9, 1e-3)
    assert zones.loc["A", "utilisation"] == pytest.approx(
        100 * zones.loc["A", "students"] / schools["seats"][0]
    )


def test_columns_that_are_not_there_are_named(layers):
    with pytest.raises(core.InputError) as caught:
        district_of(layers, students=["students", "grade_1"])
    assert "units: there is no column 'grade_1'" in str(caught.value)
    assert "students" in caught.value.faults[0].remedy
    with pytest.raises(core.InputError, match="schools: there is no column 'places'"):
        district_of(layers, capacity="places")


def test_options_that_are_not_there_are_told_with_those_that_are(layers):
    district = district_of(layers)
    with pytest.raises(core.InputError, match=r"variant.*KM.*geokmeans, sckm, ckm, skm"):
        core.geokmeans(district, "KM")
    assert core.geokmeans(district, "CKM").labels.tolist() == (
        core.geokmeans(district, variant="ckm").labels.tolist()
    )


def test_plans_of_two_districts_are_not_compared(layers):
    plans = [core.zone_plan(district_of(layers), "school") for _ in range(2)]
    with pytest.raises(core.InputError, match="different districts"):
        core.compare(dict(zip("ab", plans)))


def test_a_plan_given_as_values_needs_one_for_every_unit(layers):
    district = district_of(layers)
    with pytest.raises(core.InputError, match="the plan has 2 units, the district 48"):
        core.zone_plan(district, ["A", "B"])
    values = district.units["school"].tolist()
    assert core.zone_plan(district, values).labels.tolist() == (
        core.zone_plan(district, "school").labels.tolist()
    )


def test_columns_of_criteria_are_named_and_their_figures_are_the_same_in_a_comparison(layers):
    units, schools = layers
    town = ["north" if n >= 24 else "south" for n in range(48)]
    district = district_of((units.assign(town=town), schools), existing="school")
    plans = {"now": core.zone_plan(district, "school"), "drawn": core.geokmeans(district)}
    with pytest.raises(core.InputError, match="criteria: there is no column 'village'"):
        core.evaluate(plans["now"], core.Criteria(keep=["town", "village"]))
    asked = core.Criteria(keep=["town"], walk_distance_m=900, max_increase=10)
    columns = {m.key: values for m, values in core.compare(plans, asked).comparison.measures()}
    for at, plan in enumerate(plans.values()):
        measured = {m.key: m.value for m in core.evaluate(plan, asked).measures()}
        for key in ("AREAS_MINORITY", "WALKERS_LOST", "STUDENTS_MUCH_FARTHER"):
            assert columns[key][at] == measured[key]
    assert columns["AREAS_SPLIT"][0] == 2 and columns["WALKERS_LOST"][0] == 0


def test_criteria_of_changes_are_held_against_the_plan_that_is_left(layers):
    """Whether the district has another existing plan, or none."""
    units, schools = layers
    asked, columns = core.Criteria(by_grade=True, moved_before="again"), ["some", "others"]
    units = units.assign(some=1, others=units["students"] - 1, again=1)
    for existing in (None, "unlike"):
        units["unlike"] = schools["school"].iloc[0]
        district = core.build_district(
            units,
            schools,
            students=columns,
            school_id="school",
            capacity="seats",
            existing=existing,
        )
        plans = {"left": core.zone_plan(district, "school"), "drawn": core.geokmeans(district)}
        compared = core.compare(plans, asked, against="left").comparison
        told = {measure.key: values for measure, values in compared.measures()}
        changed = compared.changed(0, 1)
        assert changed.any()
        assert told["REASSIGNED_some"] == [0, changed.sum()]
        assert told["MOVED_AGAIN"] == [0, units["students"].to_numpy()[changed].sum()]


def test_a_limit_on_who_moves_says_that_closed_schools_are_not_in_it(layers):
    units, schools = layers
    units = units.assign(now=["X" if n < 2 else name for n, name in enumerate(units["school"])])
    with pytest.warns(core.PlanWarning, match="students change school wherever"):
        district = district_of((units, schools), existing="now")
    plan = core.geokmeans(district)
    leave = units["students"].iloc[:2].sum()
    with pytest.warns(core.PlanWarning, match=f"in any case: {leave} students"):
        found = core.evaluate(plan, core.Criteria(max_moved=1e6)).measures()
    told = {measure.key: measure.value for measure in found}
    assert told["STUDENTS_REASSIGNED"] >= leave and told["MOVED_BEYOND_LIMIT"] == 0


def test_numbers_by_level_are_needed_of_every_level(layers):
    district = district_of(layers)
    with pytest.raises(core.InputError, match="stability: a number is given by level"):
        core.improve_levels({"low": district, "up": district}, stability={"low": 2.0})
    with pytest.raises(core.InputError, match="one level cannot be drawn together"):
        core.improve_levels({"low": district})


UNITS, SCHOOLS = core.example_layers()
OF_DISTRICT = {"students": "students", "school_id": "school", "capacity": "seats"}
NO_LAYER = pd.DataFrame(UNITS)
FAULTS = {
    "group_column": (lambda: core.equal_size_hubs(UNITS, 4, group_column="none"), "points"),
    "weight_field": (
        lambda: core.equal_size_hubs(UNITS, 4, conditions=core.HubConditions(weight_field="none")),
        "points",
    ),
    "apart_field": (
        lambda: core.hubs_within_range(
            UNITS, 10, 14, conditions=core.HubConditions(apart_field="none")
        ),
        "points",
    ),
    "centre_id": (
        lambda: core.equal_size_hubs(
            UNITS, 3, conditions=core.HubConditions(centres=SCHOOLS, centre_id="none")
        ),
        "centres",
    ),
    "cost_columns": (
        lambda: core.equal_size_hubs(
            UNITS,
            3,
            conditions=core.HubConditions(
                costs=NO_LAYER, cost_columns=("unit", "none", "students"), point_id="unit"
            ),
        ),
        "costs",
    ),
    "fields": (lambda: core.k_means_groups(UNITS, ["none"], groups=2), "features"),
    "balance": (lambda: core.balanced_regions(UNITS, 3, balance="none"), "areas"),
    "existing": (
        lambda: core.build_district(UNITS, SCHOOLS, existing="none", **OF_DISTRICT),
        "units",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_column_that_is_not_there_is_named_with_those_that_are(name):
    call, argument = FAULTS[name]
    with pytest.raises(core.InputError, match="there is no column 'none'") as caught:
        call()
    assert str(caught.value).startswith(f"{argument}: ")
    assert "Choose one of: " in str(caught.value)


@pytest.mark.parametrize(
    "call",
    [
        lambda: core.equal_size_hubs(NO_LAYER, 4),
        lambda: core.hubs_within_range(NO_LAYER, 10, 14),
        lambda: core.k_means_groups(NO_LAYER, groups=2),
        lambda: core.balanced_regions(NO_LAYER, 3),
        lambda: core.build_district(NO_LAYER, SCHOOLS, **OF_DISTRICT),
        lambda: core.build_district(UNITS, pd.DataFrame(SCHOOLS), **OF_DISTRICT),
        lambda: core.check_units(NO_LAYER),
        lambda: core.repair_units(NO_LAYER),
        lambda: core.equal_size_hubs(gpd.GeoDataFrame({"a": [1, 2, 3]}), 2),
    ],
)
def test_a_table_in_place_of_a_layer_is_refused(call):
    with pytest.raises(core.InputError, match=r"not a GeoDataFrame.*geopandas.read_file"):
        call()


@pytest.mark.parametrize("number", [10.5, "10", float("nan")])
@pytest.mark.parametrize(
    "call",
    [
        lambda number: core.equal_size_hubs(UNITS, number),
        lambda number: core.hubs_within_range(UNITS, 10, 14, hubs=number),
        lambda number: core.k_means_groups(UNITS, groups=number),
        lambda number: core.balanced_regions(UNITS, number),
    ],
)
def test_numbers_of_hubs_groups_and_regions_are_whole(call, number):
    with pytest.raises(core.InputError, match=r"not a whole number.*such as 10"):
        call(number)


def test_a_whole_number_of_any_kind_will_do():
    few = [core.equal_size_hubs(UNITS, n, effort="quick") for n in (4, 4.0, np.int64(4))]
    assert len({str(each) for each in few}) == 1


def test_what_comes_out_is_shown_in_a_line():
    district = core.build_district(UNITS, SCHOOLS, **OF_DISTRICT)
    plan = core.zone_plan(district, "school")
    levels = core.LevelPlans({"low": plan}, None)
    shown = {
        repr(district): "District(48 units, 3 schools, 474 students, 580 seats)",
        repr(plan): f"ZonePlan(48 units, 3 schools, balance {plan.metrics.balance:.1f}",
        repr(core.evaluate(plan)): f"PlanEvaluation(balance {plan.metrics.balance:.1f}",
        repr(core.hubs_within_range(UNITS, 10, 14)): "HubPlan(48 points in 4 hubs of 1",
        repr(core.k_means_groups(UNITS, groups=2)): "Groups(48 features in 2 groups of ",
        repr(core.balanced_regions(UNITS, 3)): "RegionSet(48 areas in 3 regions, all sums kept)",
        repr(core.check_units(UNITS)): "UnitCheck(0 errors, ",
        repr(core.repair_units(UNITS)): "UnitRepair(48 units, 0 changes)",
        repr(levels): "LevelPlans(plans={'low': ZonePlan(48 units",
    }
    for text, expected in shown.items():
        assert text.startswith(expected) and len(text) < 200, text


def test_plans_compared_are_shown_as_a_table():
    district = core.build_district(UNITS, SCHOOLS, **OF_DISTRICT)
    plan = core.zone_plan(district, "school")
    lines = repr(core.compare({"in force": plan, "drawn": core.geokmeans(district)})).splitlines()
    assert lines[0].split() == ["in", "force", "drawn"]
    balance = next(line for line in lines if line.startswith("Balance")).split()
    assert balance[-2] == f"{plan.metrics.balance:.2f}"
