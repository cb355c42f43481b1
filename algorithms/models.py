# SPDX-License-Identifier: GPL-2.0-or-later
"""The models that come with the plugin, as toolbox entries."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsMessageLog,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterEnum,
)
from qgis.PyQt.QtGui import QIcon

from .entry import RESOURCES, why_not
from .libraries import what_is_broken, what_is_missing
from .qgis_io import help_pages
from .qgis_io.texts import tr

MODELS = RESOURCES / "models"
TAGS = (
    "redistricting",
    "school",
    "catchment",
    "attendance boundary",
    "balanced clustering",
    "equal size",
    "territory",
    "model",
)


class ModelEntry(QgsProcessingModelAlgorithm):
    """A model read from its file, with its texts in the user's language.

    Parameters
    ----------
    path : Path
        A .model3 file.

    Raises
    ------
    ValueError
        If QGIS cannot read the file.
    """

    def __init__(self, path: Path):
        super().__init__()
        self.path = path
        if not self.fromFile(str(path)):
            raise ValueError(f"{path} is not a model")
        self._translate()

    def _translate(self):
        texts = self.helpContent()
        for definition in self.parameterDefinitions():
            definition.setDescription(tr(definition.description()))
            # QGIS puts the step's id before the name of an output.
            text = texts.get(definition.name().split(":")[-1])
            if text:
                definition.setHelp(tr(text))
            if isinstance(definition, QgsProcessingParameterEnum):
                definition.setOptions([tr(option) for option in definition.options()])

    def createInstance(self):
        return type(self)(self.path)

    def checkParameterValues(self, parameters, context):
        fine, why = super().checkParameterValues(parameters, context)
        return why_not(self, fine, why, parameters, context)

    def processAlgorithm(self, parameters, context, feedback):
        if what_is_missing() or what_is_broken(("pyproj",)):
            return super().processAlgorithm(parameters, context, feedback)  # the steps say so
        from .qgis_io.destinations import without_unwanted

        parameters = without_unwanted(self, parameters)
        between = [name for name in self._read_by_steps() if parameters.get(name) is None]
        asked = {**parameters, **dict.fromkeys(between, QgsProcessing.TEMPORARY_OUTPUT)}
        results = super().processAlgorithm(asked, context, feedback)
        return {name: result for name, result in results.items() if name not in between}

    def _read_by_steps(self):
        """Outputs that a later step reads: they are made, whether they are wanted or not."""
        steps = self.childAlgorithms()
        read = {
            (source.outputChildId(), source.outputName())
            for step in steps.values()
            for sources in step.parameterSources().values()
            for source in sources
        }
        for name, step in steps.items():
            for output in step.modelOutputs().values():
                if (name, output.childOutputName()) in read:
                    yield f"{name}:{output.name()}"

    def displayName(self):
        return tr(self.helpContent()["TITLE"])

    def group(self):
        return tr(super().group())

    def groupId(self):
        return "models"

    def tags(self):
        return [tr(tag) for tag in TAGS]

    def shortHelpString(self):
        return tr(self.helpContent()["ALG_DESC"])

    def shortDescription(self):
        return self.shortHelpString().split("\n\n")[0]

    def helpUrl(self):
        page = help_pages.page(self.name())
        return page.as_uri() if page.is_file() else ""

    def icon(self):
        return QIcon(str(RESOURCES / "icons" / "balanced_zones.svg"))


def model_entries() -> list[ModelEntry]:
    """The models, by file name; one that cannot be read is left out, and the log says so."""
    entries = []
    for path in sorted(MODELS.glob("*.model3")):
        try:
            entries.append(ModelEntry(path))
        except ValueError as error:
            QgsMessageLog.logMessage(str(error), "Balanced Zones")
    return entries
