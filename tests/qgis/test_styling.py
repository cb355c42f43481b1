# SPDX-License-Identifier: GPL-2.0-or-later
"""How result layers look: in the files, in the project, and against the user's own wishes."""

import re
import sqlite3

import geopandas as gpd
import numpy as np
import pytest
from pyproj import Geod
from qgis.core import QgsApplication
from shapely.affinity import translate
from shapely.geometry import LineString, Point

from balanced_zones.algorithms.core import palette
from cases import CORNER, county, schools_at, squares, unimproved
from conftest import ROOT

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
FOLDER = ROOT / "resources" / "styles"
GEOMETRY = {"points": "Point", "schools": "Point", "lines": "LineString"} | dict.fromkeys(
    ("adjacency", "spider_lines"), "LineString"
)


@pytest.fixture
def settings(files):
    units, schools, _ = county(60, 5, 3)
    schools["name"] = [f"School of {each}" for each in schools["school"]]
    units["old"] = schools["school"][0]
    source, seats = files(units=units, schools=schools)
    return {"INPUT": source, "SCHOOLS": seats, **FIELDS}


@pytest.fixture
def load(provider):
    """Run an entry as Desktop does and load what it writes; returns the project."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    project = QgsProject.instance()
    project.clear()

    def load(entry, **parameters):
        context = QgsProcessingContext()
        context.setProject(project)
        processing.runAndLoadResults(
            f"balancedzones:{entry}",
            unimproved(entry, parameters),
            feedback=QgsProcessingFeedback(False),
            context=context,
        )
        return project

    yield load
    project.clear()


def layer_of(project, name):
    return next(each for each in project.mapLayers().values() if each.name() == name)


def memory_layer(geometry, **fields):
    from qgis.core import QgsVectorLayer

    named = "".join(f"&field={name}:{kind}" for name, kind in fields.items())
    return QgsVectorLayer(f"{geometry}?crs=EPSG:3857{named}", "layer", "memory")


def colour_shown(layer, feature):
    """The fill that the layer's renderer gives a feature."""
    from qgis.core import QgsExpressionContextUtils, QgsRenderContext

    context = QgsRenderContext()
    context.expressionContext().appendScopes(
        QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    )
    context.expressionContext().setFeature(feature)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    try:
        symbol = renderer.originalSymbolsForFeature(feature, context)[0]
        first = symbol.symbolLayer(0)
        asked = first.dataDefinedProperties().property(first.PropertyFillColor)
        if asked.isActive():
            return asked.valueAsColor(context.expressionContext())[0].name()
        return symbol.color().name()
    finally:
        renderer.stopRender(context)


@pytest.mark.parametrize("file", sorted(each.stem for each in FOLDER.glob("*.qml")))
def test_every_file_is_a_style_of_this_qgis(qgis_app, file):
    from balanced_zones.algorithms.qgis_io import named_styles

    layer = memory_layer(GEOMETRY.get(file, "Polygon"))
    style = named_styles.from_file("Name", file)
    style.apply(layer, lambda name: name)
    assert layer.renderer().legendSymbolItems()
    if layer.labelsEnabled():
        assert layer.labeling().settings().fieldName


@pytest.mark.parametrize(
    "file, classes",
    [("utilisation", palette.UTILISATION_CLASSES), ("balance", palette.BALANCE_CLASSES)],
)
def test_files_hold_the_classes_that_pages_show(qgis_app, file, classes):
    from balanced_zones.algorithms.qgis_io import named_styles

    layer = memory_layer("Polygon")
    named_styles.from_file("Name", file).apply(layer, lambda name: name)
    assert layer.renderer().classAttribute() == file
    assert [
        (each.lowerValue(), each.upperValue(), each.symbol().color().name(), each.label())
        for each in layer.renderer().ranges()
    ] == list(classes)


@pytest.mark.parametrize("share", [0, 69.9, 70, 85, 95, 100, 105, 115, 130, 130.1, 400])
def test_layers_and_reports_put_a_school_into_the_same_class(qgis_app, share):
    from types import SimpleNamespace

    from balanced_zones.algorithms.core.report.zones.paper import class_colour
    from balanced_zones.algorithms.qgis_io import named_styles

    layer = memory_layer("Polygon")
    named_styles.from_file("Name", "utilisation").apply(layer, lambda name: name)
    shown = layer.renderer().rangeForValue(share).symbol().color().name()
    report = SimpleNamespace(classes=palette.UTILISATION_CLASSES)
    assert class_colour(report, share) == shown


def test_field_names_that_a_format_changed_are_followed(qgis_app):
    from balanced_zones.algorithms.qgis_io import named_styles

    layer = memory_layer("Polygon")
    short = {"utilisation": "utilisatio", "school_name": "school & n"}
    named_styles.from_file("Name", "utilisation").apply(layer, lambda name: short.get(name, name))
    assert layer.renderer().classAttribute() == "utilisatio"
    said = layer.labeling().settings().fieldName
    assert '"utilisatio"' in said and '"school & n"' in said


def test_a_layer_loaded_later_keeps_styles_labels_and_aliases(run, settings, tmp_path):
    from qgis.core import QgsExpression, QgsVectorLayer

    for ending in ("gpkg", "geojson"):
        results = run(
            "geokmeansredistricting",
            **settings,
            OUTPUT=str(tmp_path / f"units.{ending}"),
            ZONES=str(tmp_path / f"zones.{ending}"),
        )
        zones = QgsVectorLayer(results["ZONES"], "zones")
        assert zones.renderer().type() == "categorizedSymbol"
        texts = [each.label() for each in zones.renderer().categories()]
        assert all(text.startswith("School of ") and text.endswith(")") for text in texts)
        assert zones.attributeAlias(zones.fields().lookupField("utilisation")) == "Utilisation (%)"
        label = zones.labeling().settings()
        assert label.format().buffer().enabled()
        expression = QgsExpression(label.fieldName)
        zone = next(zones.getFeatures())
        context = zones.createExpressionContext()
        context.setFeature(zone)
        first, second = expression.evaluate(context).split("\n")
        assert first == f"School of {zone['zone_id']} ({zone['zone_id']})"
        students, seats = (int(each.replace(",", "")) for each in second.split(" / "))
        assert (students, seats) == (round(zone["students"]), round(zone["capacity"]))


def test_labels_stand_within_their_zone(run, settings, tmp_path):
    from qgis.core import QgsExpression

    results = run(
        "geokmeansredistricting", **settings, OUTPUT="TEMPORARY_OUTPUT", ZONES="TEMPORARY_OUTPUT"
    )
    zones = results["ZONES"]
    place = QgsExpression(zones.labeling().settings().geometryGenerator)
    for zone in zones.getFeatures():
        context = zones.createExpressionContext()
        context.setFeature(zone)
        around = place.evaluate(context)
        inside = around.intersection(zone.geometry()).area()
        assert inside > 0.95 * around.area() > 0


def test_results_stand_in_a_group_points_and_lines_on_top(load, settings):
    from qgis.core import QgsLayerTreeGroup

    outputs = dict.fromkeys(("OUTPUT", "ZONES", "ADJACENCY"), "TEMPORARY_OUTPUT")
    for _ in range(2):
        project = load("geokmeansredistricting", **settings, **outputs)
    groups = project.layerTreeRoot().children()
    assert all(isinstance(each, QgsLayerTreeGroup) for each in groups)
    title = "Draw attendance zones"
    assert sorted(each.name() for each in groups) == [title, f"{title} (2)"]
    for group in groups:
        assert [each.name() for each in group.children()] == [
            "Neighbours",
            "Attendance zones",
            "Planning units by zone",
        ]
    assert len(project.mapLayers()) == 6


def test_layers_that_desktop_puts_beside_the_active_one_are_ordered_too(qgis_app):
    """Desktop inserts where the active layer is: in our group, or in that of an earlier run."""
    from qgis.core import QgsProject

    from balanced_zones.algorithms.qgis_io import styling

    project = QgsProject()
    root, beside = project.layerTreeRoot(), None
    for _ in range(2):
        group = styling.ResultGroup("Run", n_layers=4)
        for name, rank in (
            ("lines", styling.LINES),
            ("units", styling.UNITS),
            ("zones", styling.AREAS),
            ("points", styling.POINTS),
        ):
            layer = memory_layer("Polygon")
            layer.setName(name)
            project.addMapLayer(layer, False)
            (beside or root).insertLayer(0, layer)
            group.take(layer, rank, project)
            beside = group.node
    assert [each.name() for each in root.children()] == ["Run (2)", "Run"]
    for each in root.children():
        assert [layer.name() for layer in each.children()] == ["points", "lines", "zones", "units"]
    assert len(project.mapLayers()) == 8


def test_the_group_that_the_user_wants_for_results_holds_ours(load, settings):
    from processing.core.ProcessingConfig import ProcessingConfig

    ProcessingConfig.setSettingValue(ProcessingConfig.RESULTS_GROUP_NAME, "Mine")
    try:
        outputs = dict.fromkeys(("OUTPUT", "ZONES"), "TEMPORARY_OUTPUT")
        project = load("geokmeansredistricting", **settings, **outputs)
    finally:
        ProcessingConfig.setSettingValue(ProcessingConfig.RESULTS_GROUP_NAME, "")
    (mine,) = project.layerTreeRoot().children()
    assert mine.name() == "Mine"
    assert len(mine.children()[0].children()) == 2


def test_one_layer_alone_needs_no_group_and_many_zones_share_legend_entries(load, files):
    units, schools, _ = county(120, 20, 1)
    source, seats = files(units=units, schools=schools)
    project = load(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT="memory:",
        ZONES="TEMPORARY_OUTPUT",
    )
    nodes = project.layerTreeRoot().findLayers()
    assert {node.isExpanded() for node in nodes} == {True}
    zones = nodes[0].layer()
    legend = zones.renderer().legendSymbolItems()
    assert len(legend) <= 6 and legend[0].label() == "Neighbours differ in colour"
    by_id = {
        zone: each.symbol().color().name()
        for each in zones.renderer().categories()
        for zone in each.value()
    }
    assert len(by_id) == zones.featureCount() == 20
    features = list(zones.getFeatures())
    assert {f["zone_id"]: colour_shown(zones, f) for f in features} == by_id
    for one in features:
        for other in features:
            if one.id() < other.id():
                border = one.geometry().intersection(other.geometry())
                if border.length() > 1:
                    assert by_id[one["zone_id"]] != by_id[other["zone_id"]]


def test_layers_are_read_without_clicking(load, settings):
    """Schools on top, map tips, rounded fields, aliases that differ; old results unchecked."""
    from qgis.core import QgsExpression, QgsExpressionContext

    settings["EXISTING_FIELD"] = "old"
    outputs = dict.fromkeys(("OUTPUT", "ZONES", "SCHOOLS_OUTPUT"), "TEMPORARY_OUTPUT")
    project = load("geokmeansredistricting", **settings, **outputs)
    units = layer_of(project, "Planning units by zone")
    load("geokmeansredistricting", **{**settings, "INPUT": units}, **outputs)
    new, old = project.layerTreeRoot().findGroups()
    assert new.itemVisibilityChecked() and not old.itemVisibilityChecked()
    schools, zones, again = (node.layer() for node in new.findLayers())
    assert schools.name() == "Schools, with their figures"

    aliases = [each.alias() for each in again.fields()]
    assert {"Changes zone (1 = yes)", "Changes zone (1 = yes) (2)"} <= set(aliases)

    zone_of = {f["zone_id"]: f for f in zones.getFeatures()}
    inside = 0
    for school in schools.getFeatures():
        zone = zone_of[school["zone_id"]]
        assert school["utilisation"] == pytest.approx(100 * zone["students"] / zone["capacity"])
        assert school["seats_free"] == zone["capacity"] - zone["students"]
        inside += zone.geometry().contains(school.geometry())
    assert inside == len(zone_of)

    at = zones.fields().lookupField("utilisation")
    assert zones.editorWidgetSetup(at).config()["Precision"] == 1
    context = QgsExpressionContext(zones.createExpressionContext())
    context.setFeature(zone)
    tip = QgsExpression.replaceExpressionText(zones.mapTipTemplate(), context)
    assert f"<b>{zone['utilisation']:.1f}</b>" in tip and "[%" not in tip
    assert f"<b>{zone['proximity_m'] / 1609.344:.2f} mi</b>" in tip

    # Labels of units that move, near by only.
    units.styleManager().setCurrentStyle("Changes")
    label = units.labeling().settings()
    assert units.labelsEnabled() and label.scaleVisibility and label.minimumScale == 50_000
    expression = QgsExpression(label.fieldName)
    names = {f["zone_id"]: f["school_name"] for f in zones.getFeatures()}
    for unit in units.getFeatures():
        context = units.createExpressionContext()
        context.setFeature(unit)
        told = expression.evaluate(context)
        if unit["changed"]:
            assert told == f"{names[unit['old']]} \N{RIGHTWARDS ARROW} {names[unit['zone_id']]}"
        else:
            assert not told


def test_a_base_map_shows_through_zones_over_their_units(load, settings):
    outputs = dict.fromkeys(("OUTPUT", "ZONES"), "TEMPORARY_OUTPUT")
    project = load("geokmeansredistricting", **settings, **outputs)
    shown = 1.0
    for name in ("Attendance zones", "Planning units by zone"):
        category = layer_of(project, name).renderer().categories()[0]
        shown *= 1 - category.symbol().symbolLayer(0).fillColor().alphaF()
    assert shown > 0.1


def test_whole_figures_are_told_whole(qgis_app):
    from qgis.core import QgsExpression, QgsExpressionContextUtils, QgsFeature
    from qgis.PyQt.QtCore import QLocale

    from balanced_zones.algorithms.qgis_io.figures import map_tip
    from balanced_zones.algorithms.qgis_io.sinks import as_fields, field

    fields = as_fields([field(name, float) for name in ("seats_free", "utilisation")])
    feature = QgsFeature(fields)
    point = QLocale().decimalPoint()
    for values, told in (([12.0, 100.0], ["12", "100.0"]), ([-0.5, 99.5], ["-0.50", "99.5"])):
        feature.setAttributes(values)
        context = QgsExpressionContextUtils.createFeatureBasedContext(feature, fields)
        tip = QgsExpression.replaceExpressionText(map_tip(fields, str), context)
        assert re.findall("<b>(.*?)</b>", tip) == [each.replace(".", point) for each in told]


def test_compared_plans_show_school_names(load, files):
    units, schools, problem = county(30, 3, 0)
    units["a"], units["b"] = problem.school_ids[:2]
    source, seats = files(units=units, schools=schools)
    outputs = dict.fromkeys(("OUTPUT", "OLD_ZONES"), "TEMPORARY_OUTPUT")
    given = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "ZONE_FIELDS": ["a", "b"]}
    old = layer_of(load("compareplans", **given, **outputs), "Zones before")
    assert old.labelsEnabled() and old.labeling().settings().fieldName == "school_name"


@pytest.mark.parametrize("place", ["memory", "gpkg", "shp"])
@pytest.mark.parametrize("option", ["of the output", "of all polygons"])
def test_the_users_own_style_wins(load, settings, tmp_path, place, option):
    """Whether it is chosen for one output or for all polygons; ours wait in the menu."""
    from processing.core.ProcessingConfig import ProcessingConfig
    from processing.gui.RenderingStyles import RenderingStyles
    from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer, QgsVectorLayer

    wanted = memory_layer("Polygon")
    symbol = QgsFillSymbol.createSimple({"color": "#010203"})
    wanted.setRenderer(QgsSingleSymbolRenderer(symbol))
    file = str(tmp_path / "mine.qml")
    wanted.saveNamedStyle(file)
    before = dict(RenderingStyles.styles)
    target = "TEMPORARY_OUTPUT" if place == "memory" else str(tmp_path / f"zones.{place}")
    try:
        if option == "of the output":
            RenderingStyles.styles["balancedzones:geokmeansredistricting"] = {"ZONES": file}
        else:
            ProcessingConfig.setSettingValue(ProcessingConfig.VECTOR_POLYGON_STYLE, file)
        project = load(
            "geokmeansredistricting", **settings, OUTPUT="TEMPORARY_OUTPUT", ZONES=target
        )
    finally:
        RenderingStyles.styles = before
        ProcessingConfig.setSettingValue(ProcessingConfig.VECTOR_POLYGON_STYLE, "")

    zones = next(each for each in project.mapLayers().values() if each.featureCount() == 5)
    assert zones.renderer().type() == "singleSymbol"
    assert zones.renderer().symbol().color().name() == "#010203"
    manager = zones.styleManager()
    assert manager.currentStyle() == "Your own style"
    assert set(manager.styles()) == {"Your own style", "Zones", "Utilisation", "Balance"}
    manager.setCurrentStyle("Utilisation")
    assert zones.renderer().type() == "graduatedSymbol"
    manager.setCurrentStyle("Your own style")
    assert zones.renderer().symbol().color().name() == "#010203"
    if place == "gpkg":
        again = QgsVectorLayer(target, "again")
        assert again.renderer().type() == "singleSymbol"
        assert set(again.listStylesInDatabase()[2]) == set(manager.styles())
    units = next(each for each in project.mapLayers().values() if each.featureCount() == 60)
    shown = units.renderer().type()
    assert shown == ("categorizedSymbol" if option == "of the output" else "singleSymbol")


@pytest.mark.parametrize("target", ["memory", "gpkg", "geojson"])
def test_styles_can_be_switched_and_switched_back(load, settings, tmp_path, target):
    place = "TEMPORARY_OUTPUT" if target == "memory" else str(tmp_path / f"units.{target}")
    project = load(
        "geokmeansredistricting",
        **settings,
        EXISTING_FIELD="old",
        OUTPUT=place,
        ZONES="TEMPORARY_OUTPUT",
    )
    units = next(each for each in project.mapLayers().values() if each.featureCount() == 60)
    manager = units.styleManager()
    assert manager.currentStyle() == "Zones"
    for name, kind in (
        ("Distance to school", "graduatedSymbol"),
        ("Changes", "RuleRenderer"),
        ("Zones", "categorizedSymbol"),
    ):
        manager.setCurrentStyle(name)
        assert units.renderer().type() == kind


def test_changes_show_the_new_zone_hatched_in_the_old(run, files):
    units = squares(6, 1)
    units["old"] = ["S0", "S0", "S0", "S1", "S1", "gone"]
    units["new"] = ["S0", "S0", "S1", "S1", "S1", "S1"]
    source, seats = files(units=units, schools=schools_at(units, {0: 50, 5: 100}))
    layers = {"INPUT": source, "SCHOOLS": seats, **FIELDS}
    results = run(
        "evaluateplan",
        **{**layers, "ZONE_FIELD": "new", "EXISTING_FIELD": "old"},
        **dict.fromkeys(("ZONES", "TABLE", "CHANGES"), "TEMPORARY_OUTPUT"),
    )
    layer = results["CHANGES"]
    features = list(layer.getFeatures())
    assert [each["changed"] for each in features] == [0, 0, 1, 0, 0, 1]
    assert features[2]["from"] == "S0" and features[2]["to"] == "S1"
    assert results["UNITS_REASSIGNED"] == 2

    zones = {
        each.value(): each.symbol().color().name()
        for each in results["ZONES"].renderer().categories()
    }
    assert colour_shown(layer, features[2]) == zones["S1"]
    stays, moves = layer.renderer().rootRule().children()
    assert (stays.label(), moves.label()) == (
        "Keeps its school",
        "Changes school (stripes: old zone)",
    )
    line = moves.symbol().symbolLayer(1).subSymbol().symbolLayer(0)
    hatch = line.dataDefinedProperties().property(line.PropertyStrokeColor)
    context = layer.createExpressionContext()
    for feature, colour in ((features[2], zones["S0"]), (features[5], "#8a8a8a")):
        context.setFeature(feature)
        assert hatch.valueAsColor(context)[0].name() == colour
    # Paler than the zone, but of its hue.
    assert colour_shown(layer, features[0]) not in (*zones.values(), "#000000", "#8a8a8a")


def test_changes_of_a_run_are_a_field_and_a_style_of_its_units(run, settings):
    results = run(
        "geokmeansredistricting",
        **settings,
        EXISTING_FIELD="old",
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    units = results["OUTPUT"]
    changed = [each["changed"] for each in units.getFeatures()]
    assert changed == [int(each["old"] != each["zone_id"]) for each in units.getFeatures()]
    assert sum(changed) == results["UNITS_REASSIGNED"] > 0
    assert "Changes" in units.styleManager().styles()
    units.styleManager().setCurrentStyle("Changes")
    moved = next(each for each in units.getFeatures() if each["changed"])
    colours = {
        each.value(): each.symbol().color().name()
        for each in results["ZONES"].renderer().categories()
    }
    assert colour_shown(units, moved) == colours[moved["zone_id"]]


def test_changes_without_the_existing_plan_are_refused(run, settings):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="Choose the existing plan's field"):
        run(
            "evaluateplan",
            **settings,
            ZONE_FIELD="old",
            **dict.fromkeys(("ZONES", "TABLE", "CHANGES"), "TEMPORARY_OUTPUT"),
        )


def test_neighbours_are_lines_that_tell_how_they_were_found(run, files, tmp_path):
    """3 x 2 squares: a hairline gap, a barrier, a bridge, and a strip of water."""
    units = squares(3, 2)
    shapes = units.geometry.tolist()

    def line(*places):
        return translate(LineString(places), *CORNER)

    shapes[5] = shapes[5].difference(line((2000, 1000), (2000, 2000)).buffer(0.05, cap_style=2))
    island = translate(shapes[3], yoff=1003)
    units = gpd.GeoDataFrame(
        {"unit": [f"U{number}" for number in range(7)], "students": 10},
        geometry=[*shapes, island],
        crs=units.crs,
    )
    barrier = gpd.GeoDataFrame(geometry=[line((1000, 100), (1000, 900))], crs=units.crs)
    bridge = gpd.GeoDataFrame(geometry=[line((1500, 1500), (500, 2500))], crs=units.crs)
    source, seats, walls, ways = files(
        units=units, schools=schools_at(units, {0: 60, 5: 60}), walls=barrier, ways=bridge
    )
    results = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        BARRIERS=walls,
        BRIDGES=ways,
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
        ADJACENCY=str(tmp_path / "lines.gpkg"),
    )
    lines = gpd.read_file(results["ADJACENCY"])
    kinds = {
        (row.unit_a, row.unit_b): (row.kind, round(row.border_m)) for row in lines.itertuples()
    }
    assert kinds == {
        ("U0", "U1"): ("cut", 1000),
        ("U0", "U3"): ("found", 1000),
        ("U1", "U2"): ("found", 1000),
        ("U1", "U4"): ("found", 1000),
        # The gap leaves U5 without the corner that it shared with U2.
        ("U2", "U5"): ("added", 1000),
        ("U3", "U4"): ("found", 1000),
        ("U4", "U5"): ("added", 1000),
        ("U3", "U6"): ("near", 0),
        ("U4", "U6"): ("bridge", 0),
    }
    shape = units.set_index("unit").geometry
    for row in lines.itertuples():
        start, end = (Point(row.geometry.coords[at]) for at in (0, -1))
        assert shape[row.unit_a].contains(start) and shape[row.unit_b].contains(end)
    with sqlite3.connect(results["ADJACENCY"]) as database:
        (style,) = database.execute("select styleName from layer_styles").fetchone()
    assert style == "Neighbours"


def test_spider_lines_are_as_long_as_they_say(run, files):
    rng = np.random.default_rng(3)
    places = gpd.GeoDataFrame(
        {"name": [f"P{i}" for i in range(80)]},
        geometry=[Point(xy) for xy in rng.uniform([-0.3, 51.3], [0.2, 51.6], (80, 2))],
        crs="EPSG:4326",
    )
    (source,) = files(places=places)
    results = run(
        "equalsizehubs",
        INPUT=source,
        HUBS=5,
        **dict.fromkeys(("OUTPUT", "HUBS_OUTPUT", "SPIDER_LINES"), "TEMPORARY_OUTPUT"),
    )
    lines = list(results["SPIDER_LINES"].getFeatures())
    points = list(results["OUTPUT"].getFeatures())
    assert len(lines) == len(points) == 80
    centres = {}
    for line, point in zip(lines, points):
        (x1, y1), (x2, y2) = ((p.x(), p.y()) for p in line.geometry().asPolyline())
        at = point.geometry().asPoint()
        assert (x1, y1) == pytest.approx((at.x(), at.y()))
        assert (line["hub_id"], line["distance_m"]) == (point["hub_id"], point["distance_m"])
        length = Geod(ellps="WGS84").inv(x1, y1, x2, y2)[2]
        assert length == pytest.approx(line["distance_m"], rel=2e-3, abs=1)
        assert centres.setdefault(line["hub_id"], (x2, y2)) == (x2, y2)
    assert len(centres) == 5
    styles = results["SPIDER_LINES"].styleManager().styles()
    assert set(styles) == {"Lines to the centres", "Hubs", "Distance to centre"}


def test_optional_layers_are_left_out_unless_asked_for(run, settings):
    results = run(
        "geokmeansredistricting", **settings, OUTPUT="TEMPORARY_OUTPUT", ZONES="TEMPORARY_OUTPUT"
    )
    assert results.get("ADJACENCY") is None


@pytest.mark.parametrize("unit, metres", [("miles", 1609.344), ("kilometres", 1000)])
@pytest.mark.parametrize(
    "distances, limits",
    [
        (np.linspace(0, 0.001, 50), [0, 0.01, 0.02, 0.03, 0.04]),
        ([*np.linspace(0, 5.9, 99), 40], [0, 1.5, 3, 4.5, 6]),
        ([float("nan")], [0, 0.01, 0.02, 0.03, 0.04]),
    ],
)
def test_distance_classes_are_round_and_leave_out_the_tail(
    qgis_app, distances, limits, unit, metres
):
    from balanced_zones.algorithms.core import manner
    from balanced_zones.algorithms.qgis_io.named_styles import distance_classes

    try:
        manner.use(manner.Manner(unit=unit))
        classes = distance_classes([metres * each for each in distances])
    finally:
        manner.use(manner.Manner())
    assert [low / metres for low, *_ in classes] == pytest.approx(limits)
    assert classes[-1][1] >= 1e9
    assert classes[1][3].startswith(f"{limits[1]:g}\N{EN DASH}{limits[2]:g} ")


def test_legends_speak_the_users_language(qgis_app):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    from balanced_zones.algorithms.qgis_io import named_styles

    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "i18n" / "balanced_zones_es.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        layer = memory_layer("LineString")
        named_styles.from_file("Name", "adjacency").apply(layer, lambda name: name)
        texts = {each.value(): each.label() for each in layer.renderer().categories()}
    finally:
        QCoreApplication.removeTranslator(translator)
    assert texts["bridge"] == "Puente" and texts["found"] == "Límite común"


@pytest.mark.parametrize(
    "ids",
    [["O'Brien", 'The "A"'], ["Café", "a\\b"], ["50 %", "<b>x</b>"], [3.0, 2000000.0], [7, 12]],
)
def test_changes_show_every_zone_whatever_its_id(run, files, ids):
    units = squares(4, 1)
    units["old"] = [ids[0], ids[0], ids[0], ids[1]]
    units["new"] = [ids[0], ids[0], ids[1], ids[1]]
    schools = schools_at(units, {0: 50, 3: 100})
    schools[FIELDS["SCHOOL_ID"]] = ids
    source, seats = files(units=units, schools=schools)
    results = run(
        "evaluateplan",
        **{
            **{"INPUT": source, "SCHOOLS": seats, **FIELDS},
            **{"ZONE_FIELD": "new", "EXISTING_FIELD": "old"},
        },
        **dict.fromkeys(("ZONES", "TABLE", "CHANGES"), "TEMPORARY_OUTPUT"),
    )
    zones = [each.symbol().color().name() for each in results["ZONES"].renderer().categories()]
    layer = results["CHANGES"]
    moved = list(layer.getFeatures())[2]
    assert colour_shown(layer, moved) == zones[1]
    line = layer.renderer().rootRule().children()[1].symbol().symbolLayer(1).subSymbol()
    hatch = (
        line.symbolLayer(0)
        .dataDefinedProperties()
        .property(line.symbolLayer(0).PropertyStrokeColor)
    )
    context = layer.createExpressionContext()
    context.setFeature(moved)
    assert hatch.valueAsColor(context)[0].name() == zones[0]


def test_a_plan_that_replaces_the_existing_one_has_no_old_zone_to_show(run, settings):
    results = run(
        "geokmeansredistricting",
        **settings,
        EXISTING_FIELD="old",
        ZONE_NAME="old",
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert results["UNITS_REASSIGNED"] > 0
    assert "Changes" not in results["OUTPUT"].styleManager().styles()


def test_a_row_number_among_the_fields_is_not_taken_for_another_field(run, files, tmp_path):
    """GeoPackage puts its row number first, wherever it stood."""
    units, schools, _ = county(60, 5, 1)
    units["old"] = schools["school"][0]
    (seats,) = files(schools=schools)
    units["fid"] = range(1, len(units) + 1)
    units.to_file(tmp_path / "units.geojson", driver="GeoJSON")
    results = run(
        "geokmeansredistricting",
        INPUT=str(tmp_path / "units.geojson"),
        SCHOOLS=seats,
        **FIELDS,
        EXISTING_FIELD="old",
        OUTPUT=str(tmp_path / "out.gpkg"),
        ZONES="TEMPORARY_OUTPUT",
    )
    assert "shortened" not in results["said"]
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(results["OUTPUT"], "units")
    with sqlite3.connect(tmp_path / "out.gpkg") as database:
        ((qml,),) = database.execute(
            "select styleQML from layer_styles where styleName = 'Changes'"
        ).fetchall()
    assert "to_string(&quot;old&quot;)" in qml
    assert layer.isValid()


@pytest.mark.parametrize(
    "entry, asked, own",
    [
        (
            "kmeansgroups",
            {"INPUT": "cohort", "FIELDS": ["maths", "reading"], "GROUPS": 3},
            {"maths_difference_sd": "maths: mean less that of all (standard deviations)"},
        ),
        (
            "equalsizehubs",
            {"INPUT": "hub_schools", "HUBS": 4, "WEIGHT_FIELD": "pupils", "TOLERANCE": 20}
            | {"EFFORT": 0},
            {"hub_weight": "Sum over the hub"},
        ),
    ],
)
def test_every_field_made_has_a_name_in_plain_words(run, monkeypatch, entry, asked, own):
    from balanced_zones.algorithms.qgis_io import sinks

    made, field = {}, sinks.field
    monkeypatch.setattr(sinks, "field", lambda name, kind: made.setdefault(name, field(name, kind)))
    outputs = ("OUTPUT", "PROFILE") if entry == "kmeansgroups" else ("OUTPUT", "HUBS_OUTPUT")
    asked = {**asked, "INPUT": f"{ROOT}/resources/sample/sample.gpkg|layername={asked['INPUT']}"}
    run(entry, **asked, **dict.fromkeys(outputs, "TEMPORARY_OUTPUT"))
    aliases = {name: each.alias() for name, each in made.items()}
    assert aliases and [name for name, alias in aliases.items() if not alias] == []
    assert own.items() <= aliases.items()


def luminance(colour):
    """Relative luminance (WCAG 2.1) of a colour as QGIS has it."""
    linear = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4
        for each in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(colour, ground):
    """A translucent colour over an opaque one."""
    from qgis.PyQt.QtGui import QColor

    share = colour.alphaF()
    parts = (
        share * getattr(colour, each)() + (1 - share) * getattr(ground, each)()
        for each in ("redF", "greenF", "blueF")
    )
    return QColor.fromRgbF(*parts)


READABLE = 4.5
"""WCAG 2.1, level AA: text of any size against what is around it."""


def legible(settings):
    """The least contrast of labels with their halo over black, white and any zone's colour."""
    from qgis.PyQt.QtGui import QColor

    shape = settings.format()
    text, halo = shape.color(), shape.buffer()
    grounds = [QColor(each) for each in (*palette.PALETTE, "#000000", "#ffffff")]
    assert halo.enabled() and halo.size() >= 0.5, settings.fieldName
    around = QColor(halo.color())
    around.setAlphaF(halo.color().alphaF() * halo.opacity())
    return min(contrast(text, over(around, ground)) for ground in grounds)


def read_by_people(layer, given):
    """What a layer's fields are called and how its numbers are shown, but for the user's own."""
    names = [layer.attributeDisplayName(at) for at in range(layer.fields().count())]
    assert len(set(names)) == len(names), names
    for at, each in enumerate(layer.fields()):
        if each.name() in given:
            continue
        assert layer.attributeAlias(at), (layer.name(), each.name())
        if each.typeName().lower() in ("real", "double"):
            how = layer.editorWidgetSetup(at)
            assert how.type() == "Range" and how.config()["Precision"] <= 2, each.name()


def test_people_can_read_all_that_is_written(load, files):
    """Every layer of every kind of tool: names that differ, rounded numbers, legible labels.

    The units come from an earlier run: our fields are there already.
    """
    from qgis.core import QgsProject, QgsVectorLayer

    units = squares(8, 4)
    units["students"] = range(32)
    units["old"] = ["S0"] * 12 + ["S1"] * 20
    units["zone_id"] = ["S0", "S1"] * 16
    units["changed"] = 1
    units["distance_m"], units["from"], units["to"], units["hub"] = 1.5, "S0", "S1", 1
    source, seats = files(units=units, schools=schools_at(units, {0: 200, 31: 250}))
    layer = QgsVectorLayer(source, "units", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.setFieldAlias(layer.fields().lookupField("changed"), "Changes school")
    given = {each.name() for each in layer.fields()}
    zoning = {"INPUT": layer.id(), "SCHOOLS": seats, **FIELDS}
    seen = set()
    for entry, asked in (
        ("geokmeansredistricting", {**zoning, "EXISTING_FIELD": "old", "IMPROVE": 0}),
        ("evaluateplan", {**zoning, "ZONE_FIELD": "zone_id", "EXISTING_FIELD": "old"}),
        ("compareplans", {**zoning, "ZONE_FIELDS": ["old", "zone_id"]}),
        ("balancedregions", {"INPUT": layer.id(), "UNIT_ID": "unit", "REGIONS": 2, "EFFORT": 0}),
        ("equalsizehubs", {"INPUT": layer.id(), "HUBS": 2, "EFFORT": 0}),
        ("kmeansgroups", {"INPUT": layer.id(), "FIELDS": ["students"], "GROUPS": 2}),
        ("checkplanningunits", zoning),
        ("repairplanningunits", {"INPUT": layer.id(), "UNIT_ID": "unit"}),
    ):
        tool = QgsApplication.processingRegistry().algorithmById(f"balancedzones:{entry}")
        outputs = {
            each.name(): "TEMPORARY_OUTPUT"
            for each in tool.parameterDefinitions()
            if each.type() == "sink"
        }
        before = set(QgsProject.instance().mapLayers())
        project = load(entry, **asked, **outputs)
        for number, made in project.mapLayers().items():
            if number in before:
                continue
            seen.add((entry, made.name()))
            read_by_people(made, given)
            for style in made.styleManager().styles() if made.isSpatial() else ():
                made.styleManager().setCurrentStyle(style)
                if made.labelsEnabled():
                    look = made.labeling().settings()
                    assert legible(look) >= READABLE, (made.name(), style)
    assert len(seen) >= 25
    old = layer_of(QgsProject.instance(), "Zones in force")
    white, dark = old.renderer().symbol().symbolLayers()
    assert contrast(white.color(), dark.color()) >= READABLE and dark.width() < white.width()
    assert sorted(each["zone_id"] for each in old.getFeatures()) == ["S0", "S1"]
    assert {each["zone_id"]: each["students"] for each in old.getFeatures()} == {
        zone: float(units.loc[units["old"] == zone, "students"].sum()) for zone in ("S0", "S1")
    }
