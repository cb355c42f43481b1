# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a session that is opened again: those of the project, or else from where they were.

A session may have ended with a project that was never saved: its layers have gone with it.
"""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from ..algorithms.qgis_io.discretion import without_secrets


def whereabouts(parameters: dict, project: QgsProject) -> dict[str, list[str]]:
    """Where the layers of a session lie: name, source and provider by their ids.

    Left out is what would not be found again, and what holds a password or key.

    Parameters
    ----------
    parameters : dict
        As ``remembered`` keeps them.
    """
    layers = [project.mapLayer(each) for each in parameters.values() if isinstance(each, str)]
    return {
        layer.id(): [layer.name(), layer.source(), layer.providerType()]
        for layer in layers
        if layer is not None
        and layer.providerType() != "memory"
        and not without_secrets(layer.providerType(), layer.source())[1]
    }


def found_again(
    parameters: dict, known: dict[str, list[str]], project: QgsProject
) -> tuple[dict, list[str]]:
    """Add to the project what is not in it any more.

    Parameters
    ----------
    parameters : dict
    known : dict
        As ``whereabouts`` told it.

    Returns
    -------
    dict
        The parameters with the layers that there are; without those that are lost.
    list of str
        Names of the layers that are lost.
    """
    kept, lost = dict(parameters), []
    for key, value in parameters.items():
        if not isinstance(value, str) or value not in known or project.mapLayer(value) is not None:
            continue
        name, source, provider = known[value]
        layer = _open(source, project) or QgsVectorLayer(source, name, provider)
        if layer.isValid():
            project.addMapLayer(layer)
            kept[key] = layer.id()
        else:
            lost.append(name)
            del kept[key]
    return kept, lost


def _open(source: str, project: QgsProject):
    """The layer of the project that is read from a source, if there is one."""
    return next((each for each in project.mapLayers().values() if each.source() == source), None)
