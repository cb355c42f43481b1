# SPDX-License-Identifier: GPL-2.0-or-later
"""No output replaces what is read, and none that lacks a feature is a success."""

import os
import shutil
import sqlite3

import geopandas as gpd
import pytest

from cases import county

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
TEMPORARY = "TEMPORARY_OUTPUT"
NASTY = """plan [2]ning "units" of O'Hara (new)"""


def address(path, table):
    """As QGIS itself writes the address of a table in a GeoPackage."""
    from qgis.core import QgsDataSourceUri

    uri = QgsDataSourceUri()
    uri.setDatabase(str(path))
    uri.setDataSource("", table, "geom")
    return f"ogr:{uri.uri(False)}"


def refused(run, entry="geokmeansredistricting", **parameters):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        run(entry, **parameters)
    return str(caught.value)


def tables(path):
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT table_name FROM gpkg_contents")
        return {name for (name,) in rows}


@pytest.fixture
def here(tmp_path):
    """A folder with an apostrophe, in it one GeoPackage of units and schools."""
    folder = tmp_path / "O'Hara's [files]"
    folder.mkdir()
    units, schools, problem = county(24, 3, 5)
    units["now"] = problem.school_ids[0]
    units.to_file(folder / "in.gpkg", layer=NASTY, driver="GPKG")
    schools.to_file(folder / "in.gpkg", layer="schools", driver="GPKG")
    units.to_file(folder / "in.shp")
    return folder


@pytest.fixture
def asked(here):
    return {
        **FIELDS,
        "INPUT": f"{here}/in.gpkg|layername={NASTY}",
        "SCHOOLS": f"{here}/in.gpkg|layername=schools",
        "OUTPUT": TEMPORARY,
        "ZONES": TEMPORARY,
    }


@pytest.fixture
def never(provider, monkeypatch):
    """Fail if the work begins."""
    kind = type(provider.algorithm("geokmeansredistricting"))
    monkeypatch.setattr(kind, "compute", lambda *_: pytest.fail("the work had begun"))


def test_case_of_a_table_with_a_blank(run, shared_data, tmp_path):
    copy = tmp_path / "copy.gpkg"
    shutil.copy(shared_data.parent / "cases" / "table_with_space.gpkg", copy)
    asked = {
        "INPUT": f"{copy}|layername=planning units",
        "UNIT_ID": "unit_id",
        "STUDENT_FIELDS": "students",
        "SCHOOLS": f"{copy}|layername=schools",
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "ZONES": str(tmp_path / "zones.gpkg"),
    }
    told = refused(run, **asked, OUTPUT=f"ogr:dbname='{copy}' table=\"planning units\" (geom)")
    assert "OUTPUT would overwrite the layer that INPUT reads" in told
    assert len(gpd.read_file(copy, layer="planning units")) == 36

    new = tmp_path / "new.gpkg"
    asked["OUTPUT"] = f"ogr:dbname='{new}' table=\"plan units\" (geom)"
    asked["ZONES"] = f"ogr:dbname='{new}' table=\"plan zones\" (geom)"
    run("geokmeansredistricting", **asked)
    assert len(gpd.read_file(new, layer="plan units")) == 36
    assert len(gpd.read_file(new, layer="plan zones")) == 2


def test_addresses_of_one_place_however_written(never, run, asked, here, tmp_path):
    file = here / "in.gpkg"
    (tmp_path / "folder").symlink_to(here)
    (tmp_path / "link.gpkg").symlink_to(file)
    os.link(file, tmp_path / "hard.gpkg")
    (here / "old.gpkg").symlink_to(here / "out.gpkg")
    overwrites = "OUTPUT would overwrite the layer that INPUT reads"
    for output in (
        address(file, NASTY),
        address(file, NASTY.upper()),
        str(file),
        address(tmp_path / "link.gpkg", NASTY),
        f"{here}/../{here.name}/in.gpkg",
        f"{tmp_path}/folder/in.gpkg",
        f"{tmp_path}/hard.gpkg",
        os.path.relpath(file),
        f"{here}/in",  # QGIS adds .gpkg
    ):
        assert overwrites in refused(run, **{**asked, "OUTPUT": output}), output
    for ending in ("shp", "dbf"):
        shape = {**asked, "INPUT": f"{here}/in.shp", "OUTPUT": f"{here}/in.{ending}"}
        assert overwrites in refused(run, **shape), ending
    two = {**asked, "OUTPUT": f"{here}/out.gpkg", "ZONES": f"{here}/old.gpkg"}
    assert "ZONES would overwrite OUTPUT" in refused(run, **two)


def test_pages_overwrite_no_input_either(never, run, asked, here):
    file = f"{here}/in.gpkg"
    os.rename(file, f"{here}/in.html.json")
    renamed = {
        **asked,
        **{key: asked[key].replace("in.gpkg", "in.html.json") for key in ("INPUT", "SCHOOLS")},
    }
    told = refused(run, **renamed, MAP=f"{here}/in.html.json")
    assert "MAP would overwrite the layer that INPUT reads" in told
    told = refused(run, **renamed, REPORT=f"{here}/in.html")
    assert "REPORT would overwrite the layer that INPUT reads" in told, "by the JSON beside it"
    told = refused(run, **renamed, REPORT=f"{here}/a.html", MAP=f"{here}/a.html.json")
    assert "MAP would overwrite REPORT" in told


def test_letter_case_where_the_file_system_ignores_it(run, asked, here, never, monkeypatch):
    from balanced_zones.algorithms.qgis_io import places

    monkeypatch.setattr(places, "_ignores_case", lambda folder: True)
    two = {**asked, "OUTPUT": f"{here}/out.gpkg", "ZONES": f"{here}/OUT.gpkg"}
    assert "ZONES would overwrite OUTPUT" in refused(run, **two)


def test_a_folder_tells_whether_it_ignores_case(qgis_app, tmp_path, monkeypatch):
    from balanced_zones.algorithms.qgis_io import places

    (tmp_path / "Some.gpkg").touch()
    assert not places._ignores_case(str(tmp_path))
    (tmp_path / "sOME.GPKG").symlink_to(tmp_path / "Some.gpkg")
    assert places._ignores_case(str(tmp_path))


def test_what_is_read_through_views_and_virtual_layers(never, run, asked, here):
    from qgis.core import QgsProject, QgsVectorLayer

    file = here / "in.gpkg"
    quoted = NASTY.replace('"', '""')
    with sqlite3.connect(file) as database:
        database.execute(f'CREATE VIEW view AS SELECT * FROM "{quoted}"')
        for table in ("gpkg_contents", "gpkg_geometry_columns"):
            columns = [each[1] for each in database.execute(f"PRAGMA table_info({table})")]
            same = ", ".join(
                "'view'" if name in ("table_name", "identifier") else name for name in columns
            )
            database.execute(
                f"INSERT INTO {table} SELECT {same} FROM {table} WHERE table_name = ?", (NASTY,)
            )
    overwrites = "OUTPUT would overwrite the layer that INPUT reads"
    output = address(file, NASTY)
    view = {**asked, "INPUT": f"{file}|layername=view", "OUTPUT": output}
    assert overwrites in refused(run, **view)
    query = f'{file}|layername=schools|subset=SELECT * FROM "{quoted}"'
    assert overwrites in refused(run, **{**asked, "INPUT": query, "OUTPUT": output})
    layer = QgsVectorLayer(asked["INPUT"], "units", "ogr")
    virtual = QgsVectorLayer(f"?layer_ref={layer.id()}", "virtual", "virtual")
    QgsProject.instance().addMapLayer(layer)
    try:
        virtual = QgsVectorLayer("?query=select * from units", "virtual", "virtual")
        assert virtual.isValid()
        QgsProject.instance().addMapLayer(virtual)
        asked = {**asked, "INPUT": virtual.id(), "OUTPUT": output}
        assert overwrites in refused(run, **asked)
    finally:
        QgsProject.instance().removeAllMapLayers()


def test_other_tables_of_a_file_that_is_read(run, asked, here):
    file = here / "in.gpkg"
    results = run(
        "geokmeansredistricting",
        **{
            **asked,
            "OUTPUT": address(file, 'the "plan" [1]'),
            "ZONES": address(file, "zones of it"),
            "ADJACENCY": address(here / "other.gpkg", NASTY),
        },
    )
    assert {NASTY, "schools", 'the "plan" [1]', "zones of it"} <= tables(file)
    assert len(gpd.read_file(file, layer=NASTY)) == 24
    assert len(gpd.read_file(file, layer='the "plan" [1]')) == 24
    assert len(gpd.read_file(file, layer="zones of it")) == 3
    assert "replaces the whole file" not in results["said"]


def test_a_file_replaced_as_a_whole_is_warned_of(run, asked, here, tmp_path):
    there = tmp_path / "archive.gpkg"
    shutil.copy(here / "in.gpkg", there)
    results = run("geokmeansredistricting", **{**asked, "ZONES": str(there)})
    (told,) = [line for line in results["said"].splitlines() if "replaces the whole" in line]
    assert told.startswith("ZONES replaces the whole file archive.gpkg;")
    assert NASTY in told and "schools" in told and str(tmp_path) not in told
    assert tables(there) - {"layer_styles"} == {"archive"}
    again = run("geokmeansredistricting", **{**asked, "ZONES": str(there)})
    assert "replaces the whole file" not in again["said"], "only the output itself is in it"


def test_a_colon_in_a_path_is_told_before_any_work(never, run, asked, tmp_path):
    told = refused(run, **{**asked, "OUTPUT": f"{tmp_path}/12:30/plan.gpkg"})
    assert "OUTPUT: QGIS takes what stands before the colon" in told


def test_a_joined_report_overwrites_none_that_it_reads(run, tmp_path):
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    one.write_text("<html><body><main>One</main></body></html>")
    two.symlink_to(one)
    told = refused(run, "joinreports", REPORTS=[str(one)], OUTPUT=str(two))
    assert "OUTPUT would overwrite a file that REPORTS reads" in told


@pytest.mark.parametrize("name", ["OUTPUT", "ZONES"])
def test_an_output_that_lacks_features_is_an_error(run, asked, tmp_path, monkeypatch, name):
    """A writer that loses features without a word, as one with a full buffer may."""
    from balanced_zones.algorithms.qgis_io import sinks

    adding = sinks.CountedSink.add

    def losing(self, feature):
        if self._tally.name == name and self._tally.handed == 1:
            self._tally.handed += 1
            return True
        return adding(self, feature)

    monkeypatch.setattr(sinks.CountedSink, "add", losing)
    n = {"OUTPUT": 24, "ZONES": 3}[name]
    for output in (str(tmp_path / "out.gpkg"), TEMPORARY):
        told = refused(run, **{**asked, name: output})
        assert f"{name}: the output does not hold what was written to it" in told
        assert f"{n - 1} of {n} features" in told


def test_every_way_of_writing_holds_all_features(run, asked, tmp_path):
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject

    for number, output in enumerate(
        (
            str(tmp_path / "out.geojson"),
            str(tmp_path / "out.csv"),
            str(tmp_path / "out.shp"),
            str(tmp_path / "no ending"),
            QgsProcessingOutputLayerDefinition(TEMPORARY, QgsProject.instance()),
        )
    ):
        results = run("evaluateplan", **{**evaluated(asked), "ZONES": output})
        assert results["ZONE_COUNT"] == 3, number
    assert (tmp_path / "no ending.gpkg").is_file()


def test_an_output_added_to_a_layer(run, asked, tmp_path):
    """QGIS can add an output to a layer that is there; its features are counted apart."""
    from qgis.core import (
        QgsProcessingOutputLayerDefinition,
        QgsRemappingSinkDefinition,
        QgsVectorLayer,
    )

    first = tmp_path / "first.gpkg"
    run("evaluateplan", **{**evaluated(asked), "ZONES": str(first)})
    layer = QgsVectorLayer(str(first), "first", "ogr")
    mapping = QgsRemappingSinkDefinition()
    mapping.setDestinationFields(layer.fields())
    mapping.setDestinationWkbType(layer.wkbType())
    mapping.setDestinationCrs(layer.crs())
    definition = QgsProcessingOutputLayerDefinition(str(first))
    definition.setRemappingDefinition(mapping)
    run("evaluateplan", **{**evaluated(asked), "ZONES": definition})
    assert len(gpd.read_file(first)) == 6


def evaluated(asked):
    """The same layers for an entry that is quicker than drawing a plan."""
    return {
        **{key: value for key, value in asked.items() if key != "OUTPUT"},
        "ZONE_FIELD": "now",
        "TABLE": TEMPORARY,
    }
