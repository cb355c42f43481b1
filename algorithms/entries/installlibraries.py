# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: what QGIS lacks of the Python libraries that the plugin stands on."""

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from .. import extra_libraries, libraries
from ..entry import Entry
from ..qgis_io.compat import FileBehavior
from ..qgis_io.texts import tr

SHOW, INSTALL, REMOVE = range(3)


class InstallLibraries(Entry):
    ID = "installlibraries"
    TITLE = "Install missing libraries"
    GROUP = "Settings"
    LIBRARIES = ()
    TAGS = (
        "libraries",
        "install",
        "pip",
        "geopandas",
        "libpysal",
        "scikit-learn",
        "networkx",
        "redistricting",
        "school",
        "catchment",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Lists the Python libraries that Balanced Zones stands on, with their versions, files and "
        "what is wrong with them, and installs those that this QGIS lacks.\n\n"
        "At first it only shows what it would install, and the command. It installs into a folder "
        "of its own in your profile, without dependencies, held to the versions that QGIS has. "
        "QGIS's own libraries are found before it and are not touched: numpy, scipy, pandas, "
        "shapely, pyproj and GDAL are never installed. Removing is one choice here, or one click "
        "on the page Libraries of the plugin's menu."
    )

    def initAlgorithm(self, config=None):
        options = [
            tr("Show what would be installed"),
            tr("Install it"),
            tr("Remove what was installed"),
        ]
        self.described(
            QgsProcessingParameterEnum(
                "ACTION", tr("What to do"), options=options, defaultValue=SHOW
            ),
            tr("Look first; then run it again to install."),
        )
        self.described(
            QgsProcessingParameterFile(
                "WHEELS",
                tr("Folder with files to install from"),
                behavior=FileBehavior.Folder,
                optional=True,
            ),
            tr("For a computer without a network: the files that the log says to fetch."),
        )
        self.addOutput(QgsProcessingOutputString("MISSING", tr("Libraries still missing")))
        self.addOutput(QgsProcessingOutputString("INSTALLED", tr("Libraries installed here")))

    def canExecute(self):
        return True, ""

    def processAlgorithm(self, parameters, context, feedback):
        action = self.parameterAsEnum(parameters, "ACTION", context)
        wheels = self.parameterAsFile(parameters, "WHEELS", context)
        try:
            if action == REMOVE:
                gone = extra_libraries.remove()
                feedback.pushInfo(
                    tr("What was installed is removed.")
                    if gone
                    else tr("What is in use is removed when QGIS starts the next time.")
                )
            else:
                self._install(action == INSTALL, wheels, feedback)
        except extra_libraries.Hindrance as why:
            raise QgsProcessingException(f"{why}\n\n{libraries.report()}") from None
        except extra_libraries.Stopped:
            feedback.pushWarning(tr("Cancelled: nothing was installed."))
        feedback.pushInfo(libraries.report(load=True))
        return {
            "MISSING": ", ".join(libraries.missing_libraries()),
            "INSTALLED": ", ".join(extra_libraries.installed()),
        }

    def _install(self, really, wheels, feedback):
        planned = extra_libraries.plan(wheels, feedback.isCanceled)
        if not planned.versions:
            feedback.pushInfo(tr("This QGIS lacks none of the libraries."))
            return
        listed = ", ".join(f"{name} {version}" for name, version in planned.versions.items())
        feedback.pushInfo(tr("To be installed: {names}.").format(names=listed))
        feedback.pushInfo(tr("Into: {folder}").format(folder=extra_libraries.folder()))
        feedback.pushCommandInfo(planned.told())
        if planned.left:
            feedback.pushInfo(
                tr("Not installed, as only QGIS may bring it: {names}.").format(
                    names=", ".join(planned.left)
                )
            )
        if really:
            extra_libraries.install(planned, feedback.pushConsoleInfo, feedback.isCanceled)
            feedback.pushInfo(tr("Installed. The tools can be run at once."))
        else:
            feedback.pushInfo(tr("Nothing was installed yet: choose 'Install it' to do so."))
