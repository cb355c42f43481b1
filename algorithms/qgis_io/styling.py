"""How result layers look, in Desktop and in the files themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional
from xml.etree import ElementTree

from qgis.core import (
    QgsFields,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayerStyle,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)

from ..core.palette import UTILISATION_CLASSES
from ..core.palette import colour as colour_name
from .looks import Names, Style, by_area, by_class, changes, distance_classes, from_file, tr

__all__ = [
    "UTILISATION_CLASSES",
    "OutputStyles",
    "ResultGroup",
    "Style",
    "by_area",
    "by_class",
    "changes",
    "colour_name",
    "distance_classes",
    "from_file",
]

POINTS, LINES, MARKS, AREAS, UNITS, TABLES = range(6)
"""Where a layer stands among the results of its run, from the top of the layer tree."""

LONG_LEGEND = 12
"""A legend of more entries is folded in the layer tree."""


@dataclass
class ResultGroup:
    """The group in the layer tree that holds the layers of one run."""

    title: str
    n_layers: int = 0
    node: Optional[QgsLayerTreeGroup] = field(default=None, repr=False)
    ranks: dict = field(default_factory=dict)

    def take(self, layer: QgsVectorLayer, rank: int, project: QgsProject) -> None:
        """Move a layer that QGIS has put into the tree into the group, by its rank."""
        node = project.layerTreeRoot().findLayer(layer.id())
        if node is None:
            return
        if self.n_layers > 1:
            node = self._moved(node, rank)
        if len(layer.renderer().legendSymbolItems() if layer.renderer() else ()) > LONG_LEGEND:
            node.setExpanded(False)

    def _moved(self, node: QgsLayerTreeLayer, rank: int) -> QgsLayerTreeLayer:
        parent = node.parent()
        if self.node is None:
            # Within the group, if any, that the user's settings have for all results.
            taken = {each.name() for each in parent.children()}
            title, number = self.title, 1
            while title in taken:
                number += 1
                title = f"{self.title} ({number})"
            self.node = parent.insertGroup(parent.children().index(node), title)
        place = sum(other <= rank for other in self.ranks.values())
        copy = node.clone()
        # QGIS drops a layer from the project once no node holds it: first in, then out.
        self.node.insertChildNode(place, copy)
        parent.removeChildNode(node)
        self.ranks[copy.layerId()] = rank
        return copy


@dataclass
class OutputStyles:
    """The styles of one output; the first is shown, the others wait in the layer's menu.

    Attributes
    ----------
    fields : QgsFields
        As they were meant; their aliases become the layer's.
    styles : sequence of Style
        None for a table.
    rank : int
        Where the layer stands among the results of its run, from the top.
    """

    destination: str
    fields: QgsFields
    styles: Sequence[Style]
    rank: int = AREAS
    post_processor: Optional[object] = field(default=None, repr=False)

    def finish(
        self,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        group: Optional[ResultGroup] = None,
    ) -> None:
        """Style the output where it is stored and, if it is to be loaded, in the project.

        Call it from ``postProcessAlgorithm``, when the output is complete.
        """
        layer = QgsProcessingUtils.mapLayerFromString(self.destination, context)
        if layer is None:
            feedback.pushWarning(f"The style could not be set: {self.destination} is not there.")
            return
        names = self._stored_names(layer, feedback)
        _name_fields(layer, self.fields, names)
        if layer.isSpatial() and self.styles:
            _store(layer, self.styles, names, feedback)
        if context.willLoadLayerOnCompletion(self.destination):
            group = group or ResultGroup(self.destination)
            group.n_layers += 1
            self.post_processor = _PostProcessor(self, names, _look(layer), group)
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.setPostProcessor(self.post_processor)
            # QGIS keeps no reference, and runs it after the algorithm is gone.
            _KEPT[:] = [*_KEPT[-20:], self.post_processor]

    def _stored_names(self, layer, feedback) -> Names:
        """How the output calls our fields; its own id column, if any, comes first."""
        meant, stored = self.fields.names(), layer.fields().names()
        stored = stored[len(stored) - len(meant) :]
        changed = {a: b for a, b in zip(meant, stored) if a != b}
        if changed:
            named = ", ".join(f"{a} is {b}" for a, b in changed.items())
            feedback.pushInfo(f"The file format shortened field names: {named}.")
        return lambda name: changed.get(name, name)


_KEPT: list = []


class _PostProcessor(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, output, names, look, group):
        super().__init__()
        self._output, self._names, self._look, self._group = output, names, look, group

    def postProcessLayer(self, layer, context, feedback):
        _name_fields(layer, self._output.fields, self._names)
        styles = self._output.styles if layer.isSpatial() else ()
        if styles and _look(layer) != self._look:
            # Processing has just loaded the style that the user chose for this output.
            _add_styles_behind(layer, styles, self._names)
        elif styles:
            _name_styles(layer, styles, self._names)
        details = context.layersToLoadOnCompletion().get(self._output.destination)
        project = (details.project if details else None) or context.project()
        self._group.take(layer, self._output.rank, project or QgsProject.instance())
        layer.triggerRepaint()


def _look(layer: QgsVectorLayer) -> str:
    """The layer's symbols and labels as a text that is the same for the same look."""
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    root = ElementTree.fromstring(style.xmlData()) if style.xmlData() else ()
    return "".join(
        ElementTree.canonicalize(ElementTree.tostring(part, encoding="unicode"))
        for part in root
        if part.tag in ("renderer-v2", "labeling")
    )


def _name_fields(layer: QgsVectorLayer, fields: QgsFields, names: Names) -> None:
    """Tell what the fields mean, in tables and forms."""
    for each in fields:
        at = layer.fields().lookupField(names(each.name()))
        if each.alias() and at >= 0:
            layer.setFieldAlias(at, each.alias())


def _name_styles(layer: QgsVectorLayer, styles: Sequence[Style], names: Names) -> None:
    """Put every style into the layer's style menu and show the first."""
    manager = layer.styleManager()
    for style in reversed(styles):
        style.apply(layer, names)
        if style is styles[0]:
            manager.renameStyle(manager.currentStyle(), style.name)
        else:
            manager.addStyleFromLayer(style.name)


def _add_styles_behind(layer: QgsVectorLayer, styles: Sequence[Style], names: Names) -> None:
    """Leave the style that is shown, and put ours into the menu after it."""
    manager = layer.styleManager()
    for name in manager.styles():
        if name != manager.currentStyle():
            manager.removeStyle(name)
    own = tr("Your own style")
    manager.renameStyle(manager.currentStyle(), own)
    for style in styles:
        manager.addStyleFromLayer(style.name)
        manager.setCurrentStyle(style.name)
        style.apply(layer, names)
    manager.setCurrentStyle(own)


def _store(layer: QgsVectorLayer, styles: Sequence[Style], names: Names, feedback) -> None:
    """Write the styles where a layer loaded from disk later finds them."""
    path = Path(layer.source().split("|")[0])
    if layer.providerType() != "ogr" or not path.is_file():
        _name_styles(layer, styles, names)
        return
    in_database = path.suffix.lower() in (".gpkg", ".sqlite")
    if in_database:
        _forget_styles(layer, {style.name for style in styles})
    for style in reversed(styles):
        style.apply(layer, names)
        first = style is styles[0]
        if in_database:
            said = _save_to_database(layer, style.name, first)
        else:
            part = "" if first else "_" + style.name.lower().replace(" ", "_")
            said, done = layer.saveNamedStyle(str(path.with_name(f"{path.stem}{part}.qml")))
            said = "" if done else said
        if said and "success" not in said.lower():
            feedback.pushWarning(f"The style '{style.name}' could not be stored: {said}")
    # As whoever loads it from there finds it.
    layer.loadDefaultStyle()


def _save_to_database(layer: QgsVectorLayer, name: str, is_default: bool) -> str:
    """Save the layer's present look; returns what went wrong, if anything."""
    if hasattr(layer, "saveStyleToDatabaseV2"):
        return layer.saveStyleToDatabaseV2(name, name, is_default, "")[1]
    return layer.saveStyleToDatabase(name, name, is_default, "")


def _forget_styles(layer: QgsVectorLayer, names: set) -> None:
    """Delete styles of an earlier run: saving over them would open a question to the user."""
    count, ids, stored, *_ = layer.listStylesInDatabase()
    # Those of this layer come first, then the other layers'.
    for style_id, name in list(zip(ids, stored))[:count]:
        if name in names:
            layer.deleteStyleFromDatabase(style_id)
