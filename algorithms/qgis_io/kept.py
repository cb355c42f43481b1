# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stopped run has found, kept where it is found again.

After a cancel QGIS Desktop loads no output, whatever the algorithm returns, and temporary
outputs are gone when it is closed. So these are copied into the user's profile.
"""

from __future__ import annotations

import shutil
import traceback
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsMapLayer,
    QgsProcessingUtils,
    QgsVectorFileWriter,
)

from . import places
from .texts import tr

MOST_KEPT = 20
"""Runs whose results are kept; the oldest go first."""


def kept_folder() -> Path:
    """Where stopped runs leave their temporary outputs."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "balanced_zones" / "kept"


def keep_results(entry, results, styles, context, feedback) -> list[str]:
    """Make sure that all outputs of a stopped run can be found again, and say where.

    Temporary ones are copied, all are given their styles.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    results : dict
        Its outputs by name; those that were not asked for are None or not there.
    styles : sequence of OutputStyles
        Of the outputs; they are done with then.

    Returns
    -------
    list of str
        The files, or tables of a database, in the order of the outputs.
    """
    styles = {each.destination: each for each in styles}
    folder, files, lines = None, [], []
    for definition in entry.destinationParameterDefinitions():
        place = results.get(definition.name())
        if not place:
            continue
        try:
            layer = None
            if definition.type() != "fileDestination":
                layer = QgsProcessingUtils.mapLayerFromString(place, context)
            if _is_temporary(place, layer):
                folder = folder or _new_folder(entry.name())
                into = folder / definition.name().lower()
                file = _copied(layer, into) if layer else _copied_file(place, into)
                if place in styles:
                    styles[place] = replace(styles[place], destination=file)
                    layer = QgsProcessingUtils.mapLayerFromString(file, context)
            else:
                file = places.read(layer)[0].called if layer else place
            if place in styles and layer is not None:
                styles[place].store(layer, feedback)
        except Exception as error:
            feedback.pushDebugInfo(traceback.format_exc())
            lines.append(
                tr("{output}: could not be kept ({error}).").format(
                    output=definition.description(), error=error
                )
            )
            continue
        files.append(file)
        lines.append(f"{definition.description()}: {file}")
    if lines:
        feedback.pushWarning(
            tr(
                "You stopped this run. QGIS Desktop loads none of its outputs then; what was found "
                "until then is in these files:"
            )
        )
        for line in lines:
            feedback.pushWarning(line)
    if folder is not None:
        _drop_oldest(folder, feedback)
    return files


def _is_temporary(place: str, layer: QgsMapLayer) -> bool:
    found = places.read(layer) if layer is not None else [places.of_file(place)]
    if not found:
        return True  # in memory
    files = [Path(each.path) for each in found if isinstance(each, places.Files)]
    temporary = Path(QgsProcessingUtils.tempFolder()).resolve()
    return any(temporary in path.resolve().parents for path in files)


def _new_folder(entry: str) -> Path:
    name = f"{datetime.now():%Y-%m-%d_%H%M%S}_{entry}"
    number = 1
    while True:
        folder = kept_folder() / (name if number == 1 else f"{name}_{number}")
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            number += 1


def _copied(layer, into: Path) -> str:
    """A copy of a layer as a GeoPackage; its path."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", into.name
    path = str(into.with_suffix(".gpkg"))
    transforms = QgsCoordinateTransformContext()
    # Which of the two this QGIS has.
    write = getattr(QgsVectorFileWriter, "writeAsVectorFormatV3", None)
    write = write or QgsVectorFileWriter.writeAsVectorFormatV2
    failed, why, *_ = write(layer, path, transforms, options)
    if failed:
        raise OSError(why)
    return path


def _copied_file(place: str, into: Path) -> str:
    path = into.with_suffix(Path(place).suffix)
    shutil.copyfile(place, path)
    # What lies beside a report.
    if Path(f"{place}.json").is_file():
        shutil.copyfile(f"{place}.json", f"{path}.json")
    return str(path)


def _drop_oldest(newest: Path, feedback) -> None:
    """Leave no more than ``MOST_KEPT`` runs, and say which went."""
    runs = sorted(path for path in newest.parent.iterdir() if path.is_dir() and path != newest)
    for old in runs[: max(0, len(runs) + 1 - MOST_KEPT)]:
        shutil.rmtree(old, ignore_errors=True)
        feedback.pushInfo(
            tr("Of stopped runs the last {n} are kept; removed: {folder}.").format(
                n=MOST_KEPT, folder=old
            )
        )
