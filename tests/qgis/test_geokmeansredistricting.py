# SPDX-License-Identifier: GPL-2.0-or-later
"""The GeoKMeans entry through real QGIS."""

import geopandas as gpd
import pytest

from cases import county, schools_at, squares

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}


def pieces_of(units, zone_field="zone_id"):
    """Zones whose united units, with hairlines closed, are more than one polygon."""
    united = units.dissolve(zone_field).buffer(0.01)
    return [zone for zone, shape in united.items() if shape.geom_type != "Polygon"]


def test_outputs_hold_what_is_promised(run, files, tmp_path):
    units, schools, _ = county(100, 7, 1)
    units["name"] = "kept"
    source, seats = files(units=units, schools=schools)
    results = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT=str(tmp_path / "units.gpkg"),
        ZONES=str(tmp_path / "zones.gpkg"),
    )
    out = gpd.read_file(results["OUTPUT"])
    zones = gpd.read_file(results["ZONES"])

    assert out["unit"].tolist() == units["unit"].tolist()
    assert (out["name"] == "kept").all()
    assert out.geometry.geom_equals(units.geometry).all()
    assert set(out["zone_id"]) == set(schools["school"])
    assert pieces_of(out) == []
    at = gpd.sjoin(schools, out, predicate="within")
    assert (at["school"] == at["zone_id"]).all() and len(at) == len(schools)

    assert zones.columns.tolist() == [
        "zone_id",
        "school_name",
        "students",
        "capacity",
        "utilisation",
        "balance",
        "compactness",
        "polsby_popper",
        "proximity_m",
        "max_distance_m",
        "n_units",
        "geometry",
    ]
    zones = zones.set_index("zone_id")
    by_zone = out.groupby("zone_id")
    assert (zones["students"] == by_zone["students"].sum()).all()
    assert (zones["n_units"] == by_zone.size()).all()
    assert (zones["capacity"] == schools.set_index("school")["seats"]).all()
    assert zones["utilisation"].tolist() == pytest.approx(
        (100 * zones["students"] / zones["capacity"]).tolist()
    )
    peopled = out[out["students"] > 0].groupby("zone_id")["distance_m"].max()
    assert zones["max_distance_m"].tolist() == pytest.approx(peopled[zones.index].tolist())
    mean = out.groupby("zone_id").apply(
        lambda g: (g["distance_m"] * g["students"]).sum() / g["students"].sum()
    )
    assert zones["proximity_m"].tolist() == pytest.approx(mean[zones.index].tolist())

    score = 100 * (1 - (1 - zones["students"] / zones["capacity"]).abs())
    assert results["BALANCE"] == pytest.approx(score.mean())
    assert results["COMPACTNESS"] == pytest.approx(zones["compactness"].mean())
    assert results["PROXIMITY_MI"] == pytest.approx(zones["proximity_m"].mean() / 1609.344)
    assert (results["ZONE_COUNT"], results["UNASSIGNED"]) == (7, 0)
    assert "7 zones for" in results["said"] and "Balance" in results["said"]


@pytest.mark.parametrize("variant", range(4))
def test_variants_run(run, files, variant):
    units, schools, _ = county(60, 5, 2)
    source, seats = files(units=units, schools=schools)
    results = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        VARIANT=variant,
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert results["OUTPUT"].featureCount() == 60
    assert results["ZONES"].featureCount() == 5
    assert results["UNASSIGNED"] == 0


def test_selected_features_only(run, files):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    units = squares(6, 2)
    source, seats = files(units=units, schools=schools_at(units, {0: 60, 2: 60, 5: 60}))
    layers = [QgsVectorLayer(path, name) for path, name in ((source, "Units"), (seats, "Schools"))]
    QgsProject.instance().addMapLayers(layers)
    try:
        layers[0].selectByExpression("\"unit\" in ('U0','U1','U2','U6','U7','U8')")
        layers[1].selectByExpression("\"school\" <> 'S2'")
        results = run(
            "geokmeansredistricting",
            INPUT=QgsProcessingFeatureSourceDefinition(layers[0].id(), True),
            SCHOOLS=QgsProcessingFeatureSourceDefinition(layers[1].id(), True),
            **FIELDS,
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )
    finally:
        QgsProject.instance().removeAllMapLayers()
    assert results["OUTPUT"].featureCount() == 6
    assert sorted(f["zone_id"] for f in results["ZONES"].getFeatures()) == ["S0", "S1"]


def test_a_second_run_on_the_output_keeps_the_first_plan(run, files):
    units, schools, _ = county(60, 5, 3)
    source, seats = files(units=units, schools=schools)
    settings = {
        "SCHOOLS": seats,
        **FIELDS,
        "OUTPUT": "TEMPORARY_OUTPUT",
        "ZONES": "TEMPORARY_OUTPUT",
    }
    first = run("geokmeansredistricting", INPUT=source, **settings)
    second = run("geokmeansredistricting", INPUT=first["OUTPUT"], **settings)
    names = second["OUTPUT"].fields().names()
    assert names[-4:] == ["zone_id", "distance_m", "zone_id_2", "distance_m_2"]
    assert all(f["zone_id"] == f["zone_id_2"] for f in second["OUTPUT"].getFeatures())
    assert "The new ones are zone_id_2, distance_m_2." in second["said"]
    assert "The new ones are" not in first["said"]


def test_curves_and_heights_are_read(run, files):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    _, seats = files(units=squares(2, 1), schools=schools_at(squares(2, 1), {0: 10, 1: 10}))
    layer = QgsVectorLayer("CurvePolygonZ?crs=EPSG:27700&field=students:integer", "Units", "memory")
    features = []
    for text in (
        "CurvePolygonZ((520000 170000 5, 521000 170000 5, 521000 171000 5, 520000 171000 5, "
        "520000 170000 5))",
        "CurvePolygonZ(CompoundCurveZ((521000 171000 5, 521000 170000 5, 522000 170000 5), "
        "CircularStringZ(522000 170000 5, 522500 170500 5, 522000 171000 5), "
        "(522000 171000 5, 521000 171000 5)))",
    ):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([10])
        feature.setGeometry(QgsGeometry.fromWkt(text))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    results = run(
        "geokmeansredistricting",
        INPUT=layer,
        STUDENT_FIELDS=["students"],
        SCHOOLS=seats,
        SCHOOL_ID="school",
        CAPACITY="seats",
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert results["ZONES"].featureCount() == 2


def test_bad_input_names_layer_feature_and_remedy(run, files, tmp_path):
    from qgis.core import QgsProcessingException

    units, schools, _ = county(60, 5, 3)
    schools.loc[2, "seats"] = 0
    source, seats = files(units=units, schools=schools)
    output = tmp_path / "units.gpkg"
    with pytest.raises(QgsProcessingException) as caught:
        run(
            "geokmeansredistricting",
            INPUT=source,
            SCHOOLS=seats,
            **FIELDS,
            OUTPUT=str(output),
            ZONES="TEMPORARY_OUTPUT",
        )
    assert "the capacity is missing, zero or negative (field 'seats'): S2 (0)" in str(caught.value)
    assert str(caught.value).startswith("Schools '")
    assert not output.exists()


def test_a_layer_without_crs(run, files):
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

    units, schools, _ = county(60, 5, 3)
    source, seats = files(units=units, schools=schools)
    layer = QgsVectorLayer(source, "Units")
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException) as caught:
        run(
            "geokmeansredistricting",
            INPUT=layer,
            SCHOOLS=seats,
            **FIELDS,
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )
    assert "Planning units 'Units': the layer has no coordinate reference system" in str(
        caught.value
    )


def stored_styles(path):
    import sqlite3

    with sqlite3.connect(path) as database:
        return database.execute(
            "select styleName, useAsDefault, styleQML from layer_styles order by id"
        ).fetchall()


def test_styles_are_in_the_files(run, files, tmp_path):
    from qgis.core import QgsVectorLayer

    units, schools, _ = county(100, 7, 1)
    source, seats = files(units=units, schools=schools)
    results = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT=str(tmp_path / "units.shp"),
        ZONES=str(tmp_path / "zones.gpkg"),
    )
    styles = {name: default for name, default, _ in stored_styles(results["ZONES"])}
    assert styles == {"Zones": 1, "Utilisation": 0, "Balance": 0}

    zones = QgsVectorLayer(results["ZONES"], "zones")
    assert zones.labelsEnabled()
    colour = {c.value(): c.symbol().color().name() for c in zones.renderer().categories()}
    assert set(colour) == set(schools["school"])
    shapes = gpd.read_file(results["ZONES"])
    near = gpd.sjoin(shapes.set_geometry(shapes.buffer(0.01)), shapes, predicate="intersects")
    shared = 0
    for one, other in zip(near["zone_id_left"], near["zone_id_right"]):
        if one != other:
            a, b = (shapes.set_index("zone_id").geometry[z] for z in (one, other))
            if a.intersection(b).length > 1:
                shared += 1
                assert colour[one] != colour[other]
    assert shared > 6

    assert (tmp_path / "units.qml").is_file()
    loaded = QgsVectorLayer(results["OUTPUT"], "units")
    assert loaded.renderer().type() == "categorizedSymbol"


def test_styles_are_in_the_project_when_loaded(run, files):
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    units, schools, _ = county(60, 5, 2)
    source, seats = files(units=units, schools=schools)
    # Where runAndLoadResults loads, whatever the context's project.
    project = QgsProject.instance()
    context = QgsProcessingContext()
    context.setProject(project)
    feedback = QgsProcessingFeedback(False)
    try:
        processing.runAndLoadResults(
            "balancedzones:geokmeansredistricting",
            {
                "INPUT": source,
                "SCHOOLS": seats,
                **FIELDS,
                "IMPROVE": 0,
                "OUTPUT": "TEMPORARY_OUTPUT",
                "ZONES": "TEMPORARY_OUTPUT",
            },
            feedback=feedback,
            context=context,
        )
        styles = {
            layer.name(): layer.styleManager().styles() for layer in project.mapLayers().values()
        }
        current = {layer.styleManager().currentStyle() for layer in project.mapLayers().values()}
    finally:
        project.removeAllMapLayers()
    assert sorted(map(sorted, styles.values())) == [
        ["Balance", "Utilisation", "Zones"],
        ["Distance to school", "Zones"],
    ]
    assert current == {"Zones"}


@pytest.mark.slow
def test_fairfax(qgis_process, shared_data, tmp_path):
    """The main job through qgis_process; the other levels are in tests/core/test_geokmeans.py."""
    file = shared_data / "fairfax.gpkg"
    done = qgis_process(
        "geokmeansredistricting",
        INPUT=f"{file}|layername=planning_units",
        UNIT_ID="unit_id",
        STUDENT_FIELDS="ms_students",
        SCHOOLS=f"{file}|layername=schools",
        SCHOOL_ID="school_id",
        CAPACITY="capacity",
        LEVEL_FIELD="level",
        LEVEL="MS",
        STARTS=1,
        OUTPUT=tmp_path / "units.gpkg",
        ZONES=tmp_path / "zones.gpkg",
    )
    assert done.returncode == 0, done.stderr
    results = done.json["results"]
    assert results["UNASSIGNED"] == 0
    assert results["BALANCE"] > 86.4 - 1.5
    assert results["COMPACTNESS"] > 57.5 - 1.5
    assert results["PROXIMITY_MI"] < 1.653 * 1.015
    units = gpd.read_file(results["OUTPUT"])
    assert len(units) == 1061
    assert pieces_of(units) == []
    schools = gpd.read_file(file, layer="schools").query("level == 'MS'")
    at = gpd.sjoin(schools, units, predicate="within")
    assert len(at) == len(schools) == results["ZONE_COUNT"]
    assert (at["school_id"] == at["zone_id"]).all()
    zones = gpd.read_file(results["ZONES"])
    assert (zones.geometry.apply(lambda g: len(g.geoms)) == 1).all()


def test_bad_input_through_qgis_process_is_a_message_not_a_traceback(qgis_process, files, tmp_path):
    units, schools, _ = county(60, 5, 3)
    units.loc[7, "students"] = -1
    source, seats = files(units=units, schools=schools)
    done = qgis_process(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT=tmp_path / "units.gpkg",
        ZONES=tmp_path / "zones.gpkg",
    )
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert ": the number of students is negative (field 'students'): U7 (-1)" in said
    assert "Traceback" not in said
    assert not (tmp_path / "units.gpkg").exists()


def settings_of(files, units, schools):
    source, seats = files(units=units, schools=schools)
    return {"INPUT": source, "SCHOOLS": seats, **FIELDS}


def test_a_second_run_into_the_same_geopackage_asks_nothing(run, qgis_process, files, tmp_path):
    """Saving a style over an earlier one opens a question, which on a server waits for ever."""
    units, schools, _ = county(60, 5, 3)
    settings = {
        **settings_of(files, units, schools),
        "OUTPUT": f"ogr:dbname='{tmp_path}/out.gpkg' table=\"units\" (geom)",
        "ZONES": f"ogr:dbname='{tmp_path}/out.gpkg' table=\"zones\" (geom)",
    }
    run("geokmeansredistricting", **settings)
    assert len(stored_styles(tmp_path / "out.gpkg")) == 5
    done = qgis_process("geokmeansredistricting", **settings)
    assert done.returncode == 0, done.stderr
    assert len(gpd.read_file(tmp_path / "out.gpkg", layer="zones")) == 5
    names = sorted(name for name, _, _ in stored_styles(tmp_path / "out.gpkg"))
    assert names == ["Balance", "Distance to school", "Utilisation", "Zones", "Zones"]


@pytest.mark.parametrize("output", ["OUTPUT", "ZONES"])
def test_outputs_never_overwrite_inputs_or_each_other(run, files, tmp_path, output):
    from qgis.core import QgsProcessingException

    units, schools, _ = county(60, 5, 3)
    settings = settings_of(files, units, schools)
    other = "ZONES" if output == "OUTPUT" else "OUTPUT"
    with pytest.raises(QgsProcessingException) as caught:
        run(
            "geokmeansredistricting",
            **settings,
            **{output: str(tmp_path / "input.gpkg"), other: "TEMPORARY_OUTPUT"},
        )
    assert f"{output} would overwrite the layer that INPUT reads" in str(caught.value)
    assert len(gpd.read_file(tmp_path / "input.gpkg", layer="schools")) == 5

    settings_without_table = {**settings, "INPUT": str(tmp_path / "input.gpkg")}
    for table in ("units", "UNITS"):
        with pytest.raises(QgsProcessingException) as caught:
            run(
                "geokmeansredistricting",
                **settings_without_table,
                **{
                    output: f"ogr:dbname='{tmp_path}/input.gpkg' table=\"{table}\" (geom)",
                    other: "TEMPORARY_OUTPUT",
                },
            )
        assert f"{output} would overwrite the layer that INPUT reads" in str(caught.value)

    same = str(tmp_path / "same.gpkg")
    with pytest.raises(QgsProcessingException) as caught:
        run("geokmeansredistricting", **settings, **{output: same, other: same})
    assert "ZONES would overwrite OUTPUT" in str(caught.value)


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"STUDENT_FIELDS": ["nope"]}, "no such field: nope (STUDENT_FIELDS). The layer's"),
        ({"CAPACITY": "nope"}, "there is no such field: nope (CAPACITY)"),
    ],
)
def test_fields_that_are_not_there(run, files, changes, message):
    from qgis.core import QgsProcessingException

    units, schools, _ = county(20, 2, 3)
    settings = {**settings_of(files, units, schools), **changes}
    with pytest.raises(QgsProcessingException) as caught:
        run(
            "geokmeansredistricting",
            **settings,
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )
    assert message in str(caught.value)


def test_a_field_named_geometry_and_a_field_given_twice(run, files):
    from qgis.core import QgsVectorLayer

    units, schools, _ = county(20, 2, 3)
    settings = settings_of(files, units, schools)
    layer = QgsVectorLayer(settings["INPUT"], "Units")
    from balanced_zones.algorithms.qgis_io import sinks

    layer.addExpressionField('"students"', sinks.field("geometry", float))
    counts = []
    for fields in (["geometry"], ["students", "students"]):
        results = run(
            "geokmeansredistricting",
            **{**settings, "INPUT": layer, "STUDENT_FIELDS": fields},
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )
        counts.append(sum(f["students"] for f in results["ZONES"].getFeatures()))
    assert counts == [units["students"].sum()] * 2


def test_short_field_names_of_shapefiles_do_not_break_the_styles(run, files, tmp_path):
    from qgis.core import QgsVectorLayer

    units, schools, _ = county(60, 5, 3)
    results = run(
        "geokmeansredistricting",
        **settings_of(files, units, schools),
        OUTPUT=str(tmp_path / "units.shp"),
        ZONES=str(tmp_path / "zones.shp"),
    )
    assert "utilisation \N{RIGHTWARDS ARROW} utilisatio" in results["said"]
    zones = QgsVectorLayer(results["ZONES"], "zones")
    assert '"school_nam"' in zones.labeling().settings().fieldName
    zones.loadNamedStyle(str(tmp_path / "zones_utilisation.qml"))
    assert zones.renderer().classAttribute() == "utilisatio"


def test_a_fid_that_is_no_row_number_is_kept_under_another_name(run, files, tmp_path):
    units, schools, _ = county(20, 2, 3)
    units["fid"] = "same"
    _, seats = files(unused=units.drop(columns="fid"), schools=schools)
    units.to_file(tmp_path / "units.geojson", driver="GeoJSON")
    results = run(
        "geokmeansredistricting",
        INPUT=str(tmp_path / "units.geojson"),
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT=str(tmp_path / "out.gpkg"),
        ZONES="TEMPORARY_OUTPUT",
    )
    assert (gpd.read_file(results["OUTPUT"])["fid_original"] == "same").all()
    assert "fid_original" in results["said"]


def test_cancelled_before_there_is_a_plan_nothing_is_written(provider, files, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    units, schools, _ = county(20, 2, 3)
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    output = tmp_path / "out.gpkg"
    results, _ = (
        provider.algorithm("geokmeansredistricting")
        .create()
        .run(
            {**settings_of(files, units, schools), "OUTPUT": str(output), "ZONES": "memory:"},
            QgsProcessingContext(),
            feedback,
        )
    )
    assert "OUTPUT" not in results
    assert not output.exists()


def test_the_plan_is_improved_unless_the_papers_own_is_asked_for(provider, quick_search, files):
    import processing

    units, schools, _ = county(60, 5, 3)
    source, seats = files(units=units, schools=schools)
    given = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "OUTPUT": "TEMPORARY_OUTPUT"}
    name = "balancedzones:geokmeansredistricting"
    by_default = processing.run(name, {**given, "STARTS": 1})
    assert by_default == pytest.approx(
        {**processing.run(name, {**given, "STARTS": 1, "IMPROVE": 1}), **layers_of(by_default)},
        nan_ok=True,
    )
    own = processing.run(name, {**given, "IMPROVE": 0})
    assert "MEAN_TRAVEL_MI" in by_default and "MEAN_TRAVEL_MI" not in own


def layers_of(results):
    return {name: value for name, value in results.items() if not isinstance(value, (int, float))}
