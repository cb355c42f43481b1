# SPDX-License-Identifier: GPL-2.0-or-later
"""What most students of a zone have in a field, and the models that go on with it."""

import importlib.util

import geopandas as gpd
import pytest

from cases import county
from conftest import ROOT

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}


@pytest.mark.parametrize("added_up", [True, False])
def test_every_zone_holds_the_value_of_most_of_its_students(run, files, tmp_path, added_up):
    units, schools, _ = county(40, 3, 3)
    units["older"] = (units["students"] * 7) % 11
    units["upper"] = [None if n % 7 == 3 else 100 + n % 4 for n in range(40)]
    units["upper"] = units["upper"].astype("Int64")
    source, seats = files(units=units, schools=schools)
    asked = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "IMPROVE": 0, "MAIN_FIELDS": ["upper"]}
    written = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "ZONES")}
    if added_up:
        asked["SUM_FIELDS"] = ["older"]
    run("geokmeansredistricting", **asked, **written)
    plan = gpd.read_file(written["OUTPUT"])
    counted = plan.dropna(subset=["upper"]).groupby(["zone_id", "upper"])
    students = counted["older" if added_up else "students"].sum().unstack(fill_value=0)
    zones = gpd.read_file(written["ZONES"]).set_index("zone_id")["upper"]
    assert zones.to_dict() == students.idxmax(axis=1).to_dict()
    # Else the plan in force could not be read back as whole numbers.
    assert zones.dtype.kind == "i"


def test_a_field_that_the_zones_hold_already_is_refused(run, files):
    units, schools, _ = county(40, 3, 3)
    source, seats = files(units=units, schools=schools)
    asked = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "IMPROVE": 0}
    with pytest.raises(Exception, match="hold a field of this name already"):
        run(
            "geokmeansredistricting",
            **asked,
            MAIN_FIELDS=["students"],
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )


def test_the_models_hand_plans_in_force_and_their_weight_to_every_step(provider):
    path = ROOT / "resources" / "models" / "make_models.py"
    spec = importlib.util.spec_from_file_location("make_models", path)
    models = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(models)
    for make, steps in (
        (models.feeder_chain, ("es", "ms")),
        (models.three_levels, ("es", "ms", "hs")),
    ):
        children = make().made.childAlgorithms()
        for step in steps:
            (plan,) = children[step].parameterSources()["EXISTING_FIELD"]
            (weight,) = children[step].parameterSources()["STABILITY"]
            assert plan.parameterName() == f"{step.upper()}_EXISTING"
            assert "@STABILITY" in weight.expression() and plan.parameterName() in (
                weight.expression()
            )
    (main,) = models.feeder_chain().made.childAlgorithms()["es"].parameterSources()["MAIN_FIELDS"]
    assert main.parameterName() == "MS_EXISTING"
