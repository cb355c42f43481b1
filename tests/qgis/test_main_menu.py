# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's menu: what stands in it, in which order, and that it goes as it came."""

import configparser

import pytest

from conftest import ROOT

pytest.importorskip("qgis.core", reason="QGIS is not installed for this interpreter")


class Desktop:
    """As much of QGIS Desktop as the menu asks."""

    def __init__(self):
        self.actions, self.factories = [], []

    def mainWindow(self):
        return None

    def addPluginToMenu(self, menu, action):
        assert menu == "Balanced Zones"
        self.actions.append(action)

    def removePluginMenu(self, menu, action):
        self.actions.remove(action)

    def registerOptionsWidgetFactory(self, factory):
        self.factories.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.factories.remove(factory)


@pytest.fixture
def desktop(provider):
    return Desktop()


def test_the_menu_leads_from_first_steps_to_about_and_leaves_nothing(desktop):
    from balanced_zones.ui.main_menu import MainMenu

    menu = MainMenu(desktop)
    menu.add_tools()
    menu.add_rest()
    names = [action.text() for action in desktop.actions if not action.isSeparator()]
    assert names == [
        *["First steps ...", "Draw zones ...", "Improve a plan ...", "Evaluate a plan ..."],
        *["Compare plans ...", "Hubs ...", "Print a map ...", "Print an atlas ..."],
        *["Libraries ...", "Settings ...", "Help", "About ..."],
    ]
    assert len(desktop.factories) == 1
    menu.remove()
    assert desktop.actions == [] and desktop.factories == []


def test_a_first_step_is_ticked_when_its_work_is_done_not_when_its_dialog_opens(
    desktop, monkeypatch
):
    """Each step's dialog opens; only a run that ends well, or a stroke by hand, ticks it."""
    from qgis.core import QgsProject

    from balanced_zones.ui import main_menu

    opened, pages, tours = {}, [], []
    desktop.setActiveLayer = lambda layer: None
    desktop.zoomToActiveLayer = lambda: None
    monkeypatch.setattr(
        main_menu.QDesktopServices, "openUrl", lambda url: pages.append(url) or len(pages) > 1
    )
    menu = main_menu.MainMenu(desktop)
    menu.tool = lambda name, given=None, finished=None: opened.setdefault(name, finished)
    menu.editor = type("Editor", (), {"tour": lambda _, given, done: tours.append(done)})()
    try:
        menu.first_steps()
        page = menu.pages["first_steps"]

        def ticked():
            return [number for number, tick in enumerate(page.ticks) if tick.text() == "✓"]

        for button in page.buttons:
            button.click()
        # The sample is loaded; the browser did not open, and nothing else has run yet.
        assert ticked() == [0] and len(QgsProject.instance().mapLayers()) == 2
        opened["geokmeansredistricting"](False, {})
        opened["checkplanningunits"](False, {})
        assert ticked() == [0]
        opened["geokmeansredistricting"](True, {"REPORT": "/a.html"})
        assert ticked() == [0, 1] and pages[-1].fileName() == "a.html"
        tours[0]()
        page.buttons[3].click()
        opened["checkplanningunits"](True, {})
        assert ticked() == [0, 1, 2, 3, 4]
        page.close()
        menu.first_steps()
        assert menu.pages["first_steps"] is page and page.isVisible()
        page.close()
    finally:
        QgsProject.instance().clear()


def test_with_a_library_missing_a_tool_leads_to_the_page_libraries(desktop, monkeypatch):
    from balanced_zones.algorithms import libraries
    from balanced_zones.ui.main_menu import MainMenu

    real = libraries.find_spec
    monkeypatch.setattr(
        libraries, "find_spec", lambda name: None if name == "networkx" else real(name)
    )
    menu = MainMenu(desktop)
    assert menu.tool("improveplan") is False
    page = menu.pages["libraries"]
    assert page.isVisible() and "networkx" in page.summary.text()
    assert page.install_button.isEnabled()
    page.copy_button.click()
    page.close()


def test_settings_are_kept_and_stand_above_reports(provider, tmp_path):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsSettings

    from balanced_zones.algorithms.qgis_io import preferences, record
    from balanced_zones.ui.main_menu import Options

    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>")
    try:
        asked = []
        page = Options(None, asked.append)
        page.page.libraries.click()
        assert asked == [page.page]
        page.page.title.setText("Ours & theirs")
        page.page.logo.setText(str(logo))
        page.page.units.setCurrentIndex(2)
        page.apply()
        assert preferences.read() == preferences.Preferences(
            "Ours & theirs", "", str(logo), "kilometres"
        )
        entry = QgsApplication.processingRegistry().algorithmById("balancedzones:equalsizehubs")
        context = QgsProcessingContext()
        html = record._letterhead(entry, {}, context).html
        assert "Ours &amp; theirs" in html and "data:image/svg+xml;base64,PHN2Zy8+" in html
        logo.unlink()
        assert "<img" not in record._letterhead(entry, {}, context).html
        # What a run is given goes before the settings.
        given = {"REPORT_DISTRICT": "Theirs", "REPORT_AUTHOR": "Me"}
        html = record._letterhead(entry, given, context).html
        assert "Theirs" in html and "Me" in html and "Ours" not in html
    finally:
        for name in ("title", "author", "logo", "units"):
            QgsSettings().remove(f"balanced_zones/{name}")


def test_layouts_of_the_zones_open_with_their_texts(desktop, run, files, tmp_path, monkeypatch):
    """A map of all zones; an atlas whose pages say what the layer holds of each school."""
    from qgis.core import QgsProject, QgsVectorLayer

    from balanced_zones.algorithms.qgis_io import preferences
    from balanced_zones.ui import layouts
    from balanced_zones.ui.main_menu import MainMenu
    from cases import county

    opened, said = [], []
    desktop.activeLayer = lambda: None
    previews = []
    designer = type("Designer", (), {"setAtlasPreviewEnabled": lambda _, on: previews.append(on)})
    desktop.openLayoutDesigner = lambda layout: opened.append(layout) or designer()
    desktop.messageBar = lambda: type("Bar", (), {"pushInfo": lambda _, *text: said.append(text)})()
    menu, project = MainMenu(desktop), QgsProject.instance()
    project.clear()
    assert not menu.print_layout(layouts.MAP) and len(said) == 1

    units, schools, _ = county(40, 4, 3)
    source, seats = files(units=units, schools=schools)
    columns = {"UNIT_ID": "unit", "STUDENT_FIELDS": ["students"]}
    columns |= {"SCHOOL_ID": "school", "CAPACITY": "seats"}
    at = str(tmp_path / "zones.gpkg")
    run(
        "geokmeansredistricting", INPUT=source, SCHOOLS=seats, **columns, OUTPUT="memory:", ZONES=at
    )
    zones = QgsVectorLayer(at, "Attendance zones")
    project.addMapLayer(zones)
    monkeypatch.setattr(preferences, "read", lambda: preferences.Preferences("Our district", "Me"))
    try:
        assert menu.print_layout(layouts.MAP) and menu.print_layout(layouts.ATLAS)
        drawn, atlas = opened
        # Texts of a page are shown as they are for a school, not as they are computed.
        assert previews == [True]
        assert drawn.itemById("title").currentText() == "Our district"
        assert drawn.itemById("map").extent().contains(zones.extent())
        assert [each.name() for each in project.layoutManager().printLayouts()]
        pages = atlas.atlas()
        assert pages.updateFeatures() == zones.featureCount() == 4
        pages.beginRender()
        shown = set()
        for page, zone in enumerate(sorted(zones.getFeatures(), key=lambda f: f["school_name"])):
            pages.seekTo(page)
            assert atlas.itemById("title").currentText() == zone["school_name"]
            text = atlas.itemById("figures").currentText()
            assert f"Students: {zone['students']:,.0f}" in text
            assert f"{zone['proximity_m'] / 1609.344:.2f} mi" in text
            assert atlas.itemById("map").extent().contains(zone.geometry().boundingBox())
            shown.add(text)
        assert len(shown) == 4
    finally:
        project.clear()


def test_a_layout_draws_the_zones_that_a_later_run_has_put_out_of_sight(desktop):
    """Of the run that the zones are of, what is checked; no later results; any base map."""
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsFillSymbol,
        QgsProject,
        QgsRendererCategory,
        QgsVectorLayer,
    )

    from balanced_zones.algorithms.qgis_io.styling import RESULTS
    from balanced_zones.ui import layouts

    project = QgsProject.instance()
    project.clear()

    def layer(name, group, checked=True, measures=True):
        fields = "zone_id:int|school_name:string|students:double|capacity:double|utilisation:double"
        fields += "|compactness:double" if measures else ""
        address = "Polygon?crs=EPSG:25832&field=" + fields.replace("|", "&field=")
        made = QgsVectorLayer(address, name, "memory")
        project.addMapLayer(made, False)
        group.addLayer(made).setItemVisibilityChecked(checked)
        return made

    try:
        root = project.layerTreeRoot()
        later, zones_group = root.addGroup("Later"), root.addGroup("Zones")
        for group in (later, zones_group):
            group.setCustomProperty(RESULTS, True)
        layer("hubs", later, measures=False)
        old = layer("Zones in force", zones_group, measures=False)
        zones = layer("A long name of zones " * 4, zones_group)
        layer("unchecked", zones_group, checked=False)
        zones.setRenderer(
            QgsCategorizedSymbolRenderer(
                "zone_id",
                [
                    QgsRendererCategory(at, QgsFillSymbol.createSimple({}), label)
                    for at, label in enumerate(("Neighbours differ in their colours " * 3, ""))
                ],
            )
        )
        base = layer("base", root, measures=False)
        zones_group.setItemVisibilityChecked(False)

        assert layouts.zones_layer(project) == zones
        made = layouts.layout_of(layouts.ATLAS, project, zones)
        assert made.itemById("map").layers() == [old, zones, base]
        assert made.atlas().coverageLayer() == zones
        legend = made.itemById("legend")
        names = [node.name() for node in legend.model().rootGroup().children()]
        assert names == [old.name(), zones.name(), base.name()]
        page = made.pageCollection().page(0).rect()
        # Two colours, of which one has a name: they only tell neighbours apart.
        assert "colours" in legend.model().rootGroup().children()[1].customProperty(
            "legend/title-label"
        )
        assert legend.pos().x() + layouts.legend_width_mm(legend) <= page.width()

        zones_group.setItemVisibilityChecked(True)
        layouts.layout_of(layouts.ATLAS, project, zones)
        names = [each.name() for each in project.layoutManager().printLayouts()]
        assert names == ["Atlas of schools", "Atlas of schools 2"]
        # What the project shows is followed.
        assert not layouts.layout_of(layouts.MAP, project, zones).itemById("map").keepLayerSet()
    finally:
        project.clear()


def test_about_speaks_the_users_language_where_the_metadata_do(desktop):
    from qgis.PyQt.QtWidgets import QLabel

    from balanced_zones.ui.panels.about import AboutPage

    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    told = dict(parser["general"])
    for language, said in (("es", "Traza zonas"), ("en", "Draws school"), ("fr", "Draws school")):
        page = AboutPage(told, "QGIS", language)
        assert said in " ".join(each.text() for each in page.findChildren(QLabel))
