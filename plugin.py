# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it: a Processing provider."""

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from .algorithms import extra_libraries
from .algorithms.provider import BalancedZonesProvider
from .algorithms.translation import install

I18N = Path(__file__).resolve().parent / "resources" / "i18n"


class BalancedZonesPlugin:
    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.translator = None
        self.menu = None
        self.editor = None

    def initProcessing(self):
        """Register the provider; qgis_process calls this and nothing else."""
        extra_libraries.activate()
        self.translator = install(I18N)
        self.provider = BalancedZonesProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()
        if self.iface is not None:
            from .ui.main_menu import MENU, MainMenu
            from .ui.menu import EditorMenu

            self.menu = MainMenu(self.iface)
            self.menu.add_tools()
            self.editor = EditorMenu(self.iface, MENU)
            self.editor.add()
            self.menu.editor = self.editor
            self.menu.add_rest()

    def unload(self):
        if self.editor is not None:
            self.editor.remove()
            self.editor = None
        if self.menu is not None:
            self.menu.remove()
            self.menu = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
