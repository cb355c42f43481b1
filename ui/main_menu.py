# SPDX-License-Identifier: GPL-2.0-or-later
"""*Plugins > Balanced Zones*: every way into the plugin, in the order in which one needs it."""

from __future__ import annotations

import configparser
import platform
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QMessageBox, QVBoxLayout

from ..algorithms import extra_libraries, libraries
from ..algorithms.qgis_io import help_pages, preferences
from ..algorithms.qgis_io.compat import QAction
from ..algorithms.qgis_io.texts import tr
from . import layouts
from .panels.about import AboutPage
from .panels.first_steps import FirstStepsPage
from .panels.libraries import LibrariesPage
from .panels.settings import SettingsPage

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
SAMPLE = RESOURCES / "sample" / "sample.gpkg"
MENU = "Balanced Zones"

_FIRST_STEPS = "first_steps"
_OPTIONS = "BalancedZonesOptions"
_SAMPLE_GIVEN = {
    "INPUT": f"{SAMPLE}|layername=planning_units",
    "UNIT_ID": "unit_id",
    "STUDENT_FIELDS": [f"g{grade}" for grade in range(6)],
    "SCHOOLS": f"{SAMPLE}|layername=schools",
    "SCHOOL_ID": "school_id",
    "CAPACITY": "capacity",
    "LEVEL_FIELD": "level",
    "LEVEL": "ES",
    "EXISTING_FIELD": "zone_es",
}
"""The elementary schools of the sample, for tools that make or change a plan."""


class MainMenu:
    """The plugin's menu in QGIS Desktop.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface):
        self.iface, self.editor = iface, None
        self.icon = QIcon(str(RESOURCES / "icons" / "balanced_zones.svg"))
        self.actions, self.pages = [], {}
        self.factory = OptionsFactory(self.icon, self.libraries)

    def add_tools(self) -> None:
        """What stands above *Edit a plan*."""
        self._add(tr("First steps ..."), self.first_steps)
        self._separate()
        self._add(tr("Draw zones ..."), lambda: self.tool("geokmeansredistricting"))
        self._add(tr("Improve a plan ..."), lambda: self.tool("improveplan"))
        self._add(tr("Evaluate a plan ..."), lambda: self.tool("evaluateplan"))
        self._add(tr("Compare plans ..."), lambda: self.tool("compareplans"))
        self._add(tr("Hubs ..."), lambda: self.tool("equalsizehubs"))

    def add_rest(self) -> None:
        """What stands below it."""
        self._add(tr("Print a map ..."), lambda: self.print_layout(layouts.MAP))
        self._add(tr("Print an atlas ..."), lambda: self.print_layout(layouts.ATLAS))
        self._separate()
        self._add(tr("Libraries ..."), lambda: self.libraries())
        self._add(tr("Settings ..."), self.settings)
        self._separate()
        self._add(tr("Help"), lambda: self.open_page("index"))
        self._add(tr("About ..."), self.about)
        self.iface.registerOptionsWidgetFactory(self.factory)

    def remove(self) -> None:
        self.iface.unregisterOptionsWidgetFactory(self.factory)
        for each in self.pages.values():
            each.close()
        for action in self.actions:
            self.iface.removePluginMenu(MENU, action)
            action.deleteLater()
        self.actions, self.pages = [], {}

    def _add(self, text: str, slot) -> None:
        action = QAction(self.icon, text, self.iface.mainWindow())
        action.triggered.connect(lambda _: slot())
        self.iface.addPluginToMenu(MENU, action)
        self.actions.append(action)

    def _separate(self) -> None:
        action = QAction(self.iface.mainWindow())
        action.setSeparator(True)
        self.iface.addPluginToMenu(MENU, action)
        self.actions.append(action)

    def _show(self, name: str, page) -> None:
        self.pages[name] = page
        page.show()
        page.raise_()

    # -- tools ---------------------------------------------------------------------------------

    def tool(self, name: str, given: dict | None = None, finished=None) -> bool:
        """Open a tool's dialog; whether it could be opened."""
        why = libraries.what_is_missing()
        if why:
            self.libraries()
            return False
        import processing

        dialog = processing.createAlgorithmDialog(f"balancedzones:{name}", given or {})
        if dialog is None:
            return False
        if finished is not None:
            dialog.algorithmFinished.connect(finished)
        self._show(name, dialog)
        return True

    def open_page(self, name: str) -> bool:
        """Open a page of the help in the browser; whether there is one that does."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(help_pages.page(name))))

    # -- first steps -----------------------------------------------------------------------------

    def first_steps(self) -> None:
        page = self.pages.get(_FIRST_STEPS)
        # Opened again it still has its ticks.
        self._show(_FIRST_STEPS, page or FirstStepsPage(self._steps(), self.iface.mainWindow()))

    def _steps(self) -> list:
        """What each step says, its button, and what begins it; see ``FirstStepsPage``."""
        return [
            (
                tr("Load the sample: planning units and schools."),
                tr("Load the sample"),
                lambda done: self.load_sample() and done(),
            ),
            (
                tr(
                    "Draw zones for its elementary schools. The dialog is filled in: press Run; "
                    "after about a minute the report opens in your browser."
                ),
                tr("Draw zones"),
                self.draw_sample,
            ),
            (
                tr(
                    "Change its plan by hand. The dialog is filled in: press Start; a tour leads "
                    "you on."
                ),
                tr("Edit a plan"),
                self.edit_sample,
            ),
            (
                tr("Read the tutorial: what the figures mean, how to improve and compare plans."),
                tr("Open the tutorial"),
                lambda done: self.open_page("tutorial") and done(),
            ),
            (
                tr("Use your own layers: check them first."),
                tr("Check layers"),
                lambda done: self.tool(
                    "checkplanningunits", finished=lambda fine, _: fine and done()
                ),
            ),
        ]

    def load_sample(self) -> bool:
        """Add the sample's layers to the project, unless they are there; zoom to them."""
        project, there = QgsProject.instance(), {}
        for table, name in (
            ("planning_units", tr("Sample: planning units")),
            ("schools", tr("Sample: schools")),
        ):
            address = f"{SAMPLE}|layername={table}"
            found = [each for each in project.mapLayers().values() if each.source() == address]
            layer = found[0] if found else QgsVectorLayer(address, name, "ogr")
            if not layer.isValid():
                return False
            if not found:
                project.addMapLayer(layer)
            there[table] = layer
        self.iface.setActiveLayer(there["planning_units"])
        self.iface.zoomToActiveLayer()
        return True

    def draw_sample(self, done: Callable[[], None]) -> None:
        """Open the dialog that draws the sample's zones; ``done`` when they and the report are."""

        def finished(fine, results) -> None:
            path = (results or {}).get("REPORT")
            if fine and path:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
                done()

        if self.load_sample():
            given = {**_SAMPLE_GIVEN, "IMPROVE": 1, "REPORT": "TEMPORARY_OUTPUT"}
            self.tool("geokmeansredistricting", given, finished)

    def edit_sample(self, done: Callable[[], None]) -> None:
        """Open the dialog that starts the tour; ``done`` when the plan is changed by hand."""
        if self.editor is not None and self.load_sample():
            self.editor.tour({**_SAMPLE_GIVEN, "ZONE_FIELD": "zone_es"}, done)

    def print_layout(self, kind: str) -> bool:
        """Open a print layout of the zones in the project; whether there are any."""
        project = QgsProject.instance()
        zones = layouts.zones_layer(project, self.iface.activeLayer())
        if zones is None:
            self.iface.messageBar().pushInfo(
                MENU,
                tr("There is no layer of attendance zones yet: draw, improve or evaluate a plan."),
            )
            return False
        designer = self.iface.openLayoutDesigner(layouts.layout_of(kind, project, zones))
        if kind == layouts.ATLAS and designer is not None:
            # Else its texts are shown as they are computed, in place of a school's figures.
            designer.setAtlasPreviewEnabled(True)
        return True

    # -- pages -----------------------------------------------------------------------------------

    def libraries(self, over=None) -> None:
        """Open the page, over the main window or another one, which may bar all others."""
        page = LibrariesPage(
            lambda: libraries.states(load=True),
            extra_libraries.installed,
            self.install_libraries,
            self.remove_libraries,
            lambda: libraries.report(load=True),
            self.iface.mainWindow() if over is None else over.window(),
        )
        self._show("libraries", page)

    def install_libraries(self) -> None:
        """Plan, ask, install; the page shows what came of it."""
        page = self.pages["libraries"]
        try:
            planned = extra_libraries.plan()
            if not planned.versions:
                page.say(tr("This QGIS lacks none of the libraries."))
                return
            asked = QMessageBox(page)
            asked.setWindowTitle(tr("Install missing libraries"))
            listed = ", ".join(f"{name} {at}" for name, at in planned.versions.items())
            asked.setText(
                tr("Install {names} into {folder}?").format(
                    names=listed, folder=extra_libraries.folder()
                )
            )
            asked.setInformativeText(
                tr("QGIS's own libraries stay as they are. 'Show details' has the commands.")
            )
            asked.setDetailedText(planned.told())
            yes = QMessageBox.StandardButton.Yes
            asked.setStandardButtons(yes | QMessageBox.StandardButton.Cancel)
            if asked.exec() != yes:
                return
            extra_libraries.install(planned, page.say)
            page.say(tr("Installed. The tools can be run at once."))
        except extra_libraries.Hindrance as why:
            page.say(str(why))

    def remove_libraries(self) -> None:
        page = self.pages["libraries"]
        if extra_libraries.remove():
            page.say(tr("What was installed is removed."))
        else:
            page.say(tr("What is in use is removed when QGIS starts the next time."))

    def settings(self) -> None:
        self.iface.showOptionsDialog(self.iface.mainWindow(), _OPTIONS)

    def about(self) -> None:
        parser = configparser.ConfigParser(interpolation=None)
        parser.read(ROOT / "metadata.txt", encoding="utf-8")
        versions = f"QGIS {Qgis.version()}, Python {platform.python_version()}"
        language = QgsApplication.locale()[:2].lower()
        told = dict(parser["general"])
        page = AboutPage(told, versions, language, self.iface.mainWindow())
        self._show("about", page)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Our page in QGIS's options."""

    def __init__(self, icon: QIcon, show_libraries: Callable):
        super().__init__()
        self._icon, self._show_libraries = icon, show_libraries
        self.setTitle(MENU)

    def icon(self):
        return self._icon

    def createWidget(self, parent):
        return Options(parent, self._show_libraries)


class Options(QgsOptionsPageWidget):
    def __init__(self, parent, show_libraries: Callable):
        super().__init__(parent)
        self.setObjectName(_OPTIONS)
        installed = extra_libraries.installed()
        self.page = SettingsPage(asdict(preferences.read()), installed, show_libraries)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def apply(self):
        preferences.write(preferences.Preferences(**self.page.values()))
