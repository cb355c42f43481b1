# SPDX-License-Identifier: GPL-2.0-or-later
"""What the last session of a project was begun with: the next one on its layer begins with it."""

from __future__ import annotations

import json
from typing import Optional

from qgis.core import QgsProject

from ..algorithms.qgis_io.given import remembered

_SCOPE, _KEY = "balanced_zones", "/edited"
"""Where the project keeps it."""


def keep(project: QgsProject, parameters: dict, plan: str = "") -> None:
    """Keep the parameters of a session in the project; without addresses and passwords.

    Parameters
    ----------
    parameters : dict
    plan : str
        The field that its plan has been saved to.
    """
    project.writeEntry(_SCOPE, _KEY, remembered(parameters, plan))


def kept(project: QgsProject, layer: Optional[str] = None) -> dict:
    """The parameters of the last session; empty if it was of other units, or a layer has gone.

    Parameters
    ----------
    layer : str, optional
        The id of the layer of planning units that is asked for; without it any will do.
    """
    given = json.loads(project.readEntry(_SCOPE, _KEY, "{}")[0] or "{}")
    of_units = given.get("INPUT")
    if layer is not None and layer != of_units:
        return {}
    there = all(project.mapLayer(str(given.get(name))) for name in ("INPUT", "SCHOOLS"))
    return given if there else {}
