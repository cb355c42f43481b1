# SPDX-License-Identifier: GPL-2.0-or-later
"""Islands, units with several schools and neighbours given, through real QGIS."""

import geopandas as gpd
import pytest
from shapely.affinity import translate

from cases import in_two, schools_at, squares, with_row

pytestmark = pytest.mark.usefixtures("quick_search")
FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
ENTRIES = {
    "geokmeansredistricting": {},
    "azpredistricting": {},
    "saraannealing": {},
    "improveplan": {"ZONE_FIELD": "plan", "EXISTING_FIELD": "plan", "STARTS": 1},
    "evaluateplan": {"ZONE_FIELD": "plan", "EXISTING_FIELD": "plan"},
    "compareplans": {"ZONE_FIELDS": ["plan", "other"]},
}
DRAW = [entry for entry in ENTRIES if "plans" not in entry and "evaluate" not in entry]


def asked(entry, folder, **more):
    """Parameters of an entry with its layers in files."""
    outputs = {"compareplans": ["OUTPUT"], "evaluateplan": ["ZONES", "CHANGES"]}
    names = [*outputs.get(entry, ["OUTPUT", "ZONES"])]
    if entry != "compareplans":
        names.append("ADJACENCY")
    layers = {name: str(folder / f"{name}.gpkg") for name in names}
    return {**FIELDS, **ENTRIES[entry], **layers, **more}


@pytest.fixture
def island(files):
    """Six squares in two rows, and two more across 500 m of water."""
    units = squares(4, 2)
    units.geometry = [translate(g, 500 * (n % 4 == 3), 0) for n, g in enumerate(units.geometry)]
    units["plan"] = ["S0", "S0", "S1", "S1"] * 2
    units["other"] = ["S0", "S1", "S1", None] * 2
    return files(units=units, schools=schools_at(units, {0: 40, 2: 40}))


@pytest.mark.parametrize("entry", ENTRIES)
def test_islands_are_joined_left_or_refused_by_every_tool(run, island, tmp_path, entry):
    from qgis.core import QgsProcessingException

    units, schools = island
    name = entry
    layers = {"INPUT": units, "SCHOOLS": schools}
    joined = run(name, **layers, **asked(entry, tmp_path))
    assert "1 (U3 to U2 (500 m))" in joined["said"]
    assert "without a zone: 2" not in joined["said"]
    if entry != "compareplans":
        lines = gpd.read_file(joined["ADJACENCY"])
        row = lines[lines["kind"] == "joined"]
        assert row[["unit_a", "unit_b", "border_m"]].to_numpy().tolist() == [["U2", "U3", 0]]
    if entry in DRAW:
        assert joined["UNASSIGNED"] == 0 == joined["STUDENTS_UNASSIGNED"]
        assert gpd.read_file(joined["OUTPUT"])["zone_id"].notna().all()

    # With a page: it has to cope with units in no zone too.
    there = tmp_path / "left"
    there.mkdir()
    left = run(name, **layers, **asked(entry, there, ISLANDS=2, REPORT=str(there / "r.html")))
    assert "left without a zone and out of every figure: 2 planning units: U3, U7" in left["said"]
    if entry in DRAW:
        assert left["UNASSIGNED"] == 2 and left["STUDENTS_UNASSIGNED"] == 20
        plan = gpd.read_file(left["OUTPUT"]).set_index("unit")
        assert plan.index[plan["zone_id"].isna()].tolist() == ["U3", "U7"]
        assert plan.index[plan["distance_m"].isna()].tolist() == ["U3", "U7"]
        assert "2, with 20 students" in (there / "r.html").read_text(encoding="utf-8")
    if "EXISTING_FIELD" in ENTRIES[entry]:
        assert "have one in 'plan', which is not looked at: 2, with 20 students" in (left["said"])
    if entry == "evaluateplan":
        assert left["UNASSIGNED"] == 2 and left["STUDENTS"] == 60
        changes = gpd.read_file(left["CHANGES"]).set_index("unit")
        assert changes.loc[["U3", "U7"], ["changed", "from", "to"]].isna().all(axis=None)
    if entry != "compareplans":
        # The units left out are on the map of neighbours, for whoever wants to join them.
        lines = gpd.read_file(left["ADJACENCY"])
        assert ["U3", "U7"] in lines[["unit_a", "unit_b"]].to_numpy().tolist()

    with pytest.raises(QgsProcessingException, match=r"U3 \(500 m from unit U2; a part of 2 units"):
        run(name, **layers, **asked(entry, tmp_path, ISLANDS=0))


@pytest.mark.parametrize("entry", ["geokmeansredistricting", "evaluateplan", "compareplans"])
def test_shared_units_are_merged_or_divided_by_every_tool(run, files, tmp_path, entry):
    units = squares(4, 2).assign(plan=["S0", "S1", "S2", "S2"] * 2, other=["S1"] * 4 + ["S2"] * 4)
    units["fid_of_ours"] = range(8)
    schools = schools_at(units, {0: 20, 1: 30, 3: 40})
    schools.loc[0, "geometry"] = translate(schools.geometry[0], 100, 0)
    schools.loc[1, "geometry"] = translate(schools.geometry[1], -1200, 0)
    schools["name"] = ["Alder", "Birch", "Cedar"]
    schools["level"] = ["ES", "MS", "ES"]
    source, seats = files(units=units, schools=schools)
    layers = {"INPUT": source, "SCHOOLS": seats}
    name = entry

    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"the field .level. .LEVEL_FIELD. tells"):
        run(name, **layers, **asked(entry, tmp_path))

    merged = run(name, **layers, **asked(entry, tmp_path, TWO_SCHOOLS=1))
    assert "S1 with S0 (unit U0, 50 seats)" in merged["said"]
    if entry != "compareplans":
        zones = gpd.read_file(merged["ZONES"]).set_index("zone_id")
        assert zones["capacity"].to_dict() == {"S1": 50, "S2": 40}
        assert zones.loc["S1", "school_name"] == "Birch + Alder"
    if "EXISTING_FIELD" in ENTRIES[entry]:
        # A plan may name either of the schools of a zone.
        assert merged["UNITS_REASSIGNED"] == 0 or entry == "improveplan"

    there = tmp_path / "divided"
    there.mkdir()
    divided = run(
        name,
        **layers,
        **asked(entry, there, TWO_SCHOOLS=2, DIVIDED=str(there / "new.gpkg")),
    )
    assert "planning units divided between the schools in them: 1 (U0)" in divided["said"]
    new = gpd.read_file(divided["DIVIDED"])
    new = new.sort_values("unit")
    assert new["unit"].tolist() == ["U0-1", "U0-2", *(f"U{n}" for n in range(1, 8))]
    assert new["students"].sum() == 80 and new["fid_of_ours"].tolist() == [0, *range(8)]
    assert new.geometry.area.sum() == pytest.approx(8e6)
    if entry in DRAW:
        plan = gpd.read_file(divided["OUTPUT"]).set_index("unit")
        assert sorted(plan.index) == sorted(new["unit"])
        assert plan.loc[["U0-1", "U0-2", "U3"], "zone_id"].tolist() == ["S0", "S1", "S2"]
        # The layer to go on with: the same plan without another division.
        again = run(name, **asked(entry, tmp_path, INPUT=str(there / "new.gpkg"), SCHOOLS=seats))
        on = gpd.read_file(again["OUTPUT"]).set_index("unit")
        assert on["zone_id"].to_dict() == plan["zone_id"].to_dict()


@pytest.mark.parametrize("entry", ["improveplan", "evaluateplan"])
def test_neighbours_go_round(run, files, tmp_path, entry):
    """Written, given back unchanged: the same plan; edited: another."""
    from qgis.core import QgsProcessingException

    units, schools = in_two(2.0)
    units["plan"] = ["S0", "S1", "S1", "S1"]
    source, seats = files(units=units, schools=schools)
    layers = {"INPUT": source, "SCHOOLS": seats}
    name = entry
    first = run(name, **layers, **asked(entry, tmp_path))
    there = tmp_path / "again"
    there.mkdir()
    again = run(
        name, **layers, **asked(entry, there, ADJACENCY_LINES=first["ADJACENCY"], ISLANDS=0)
    )
    for output in ("OUTPUT", "ZONES", "ADJACENCY"):
        if first.get(output):
            one, other = (gpd.read_file(results[output]) for results in (first, again))
            assert one.equals(other), output

    lines = gpd.read_file(first["ADJACENCY"])
    edited = tmp_path / "edited.gpkg"
    lines[lines["kind"] != "joined"].to_file(edited, driver="GPKG")
    with pytest.raises(QgsProcessingException, match="a part of the map without a school"):
        run(name, **layers, **asked(entry, there, ADJACENCY_LINES=str(edited)))
    way = lines.geometry[lines["kind"] == "joined"].iloc[0]
    by_hand = with_row(lines[lines["kind"] != "joined"], 99, None, None, None, None, None, way)
    by_hand.drop(columns="kind").to_file(tmp_path / "hand.gpkg", driver="GPKG")
    drawn = run(name, **layers, **asked(entry, there, ADJACENCY_LINES=str(tmp_path / "hand.gpkg")))
    assert "bridge" in gpd.read_file(drawn["ADJACENCY"])["kind"].tolist()
    by_hand.drop(columns="unit_b").to_file(tmp_path / "half.gpkg", driver="GPKG")
    with pytest.raises(QgsProcessingException, match="only one is there"):
        run(name, **layers, **asked(entry, there, ADJACENCY_LINES=str(tmp_path / "half.gpkg")))


def test_units_without_ids_go_round_by_their_feature_ids(run, files, tmp_path):
    units, schools = in_two(2.0)
    source, seats = files(units=units, schools=schools)
    given = {**asked("geokmeansredistricting", tmp_path), "INPUT": source, "SCHOOLS": seats}
    given.pop("UNIT_ID")
    first = run("geokmeansredistricting", **given)
    again = run(
        "geokmeansredistricting",
        **{**given, "ADJACENCY_LINES": first["ADJACENCY"], "ADJACENCY": "TEMPORARY_OUTPUT"},
    )
    assert again["BALANCE"] == first["BALANCE"]
