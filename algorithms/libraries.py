# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python libraries that the plugin stands on: are they there, and can they be loaded?

That they are there is looked up without loading them, so that the toolbox stays quick. Whether
they can be loaded is known by loading them only, before a run needs them, once per session.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Optional

from .qgis_io.texts import tr

# Import name and, where it differs, the name under which it is installed. In the order in
# which each needs those before it.
LIBRARIES = {
    "numpy": "numpy",
    "scipy": "scipy",
    "pandas": "pandas",
    "shapely": "shapely",
    "pyproj": "pyproj",
    "geopandas": "geopandas",
    "libpysal": "libpysal",
    "sklearn": "scikit-learn",
    "networkx": "networkx",
}

SPATIAL = ("numpy", "scipy", "pandas", "shapely", "pyproj", "geopandas")
FOR_ZONES = (*SPATIAL, "networkx", "libpysal")
FOR_HUBS = (*SPATIAL, "networkx", "sklearn")

_WITH_OWN_C = {"shapely": "GEOS", "pyproj": "PROJ"}
"""Libraries whose wheels bring a copy of a C library that QGIS has loaded already."""

_BUNDLES = (".libs", ".dylibs")


@dataclass(frozen=True)
class Broken:
    """A library that is there and cannot be loaded.

    Attributes
    ----------
    name : str
        As one imports it.
    file : str
        Where it is.
    error : str
        What Python said, in a line.
    failed_in : str
        The file in which loading ended, if that is not of the library itself.
    """

    name: str
    file: str
    error: str
    failed_in: str = ""


def is_there(module: str) -> bool:
    """Whether a module can be found; it is not loaded."""
    try:
        return find_spec(module) is not None
    except (ImportError, AttributeError, ValueError):
        # What stands in sys.modules under its name is no module that was found.
        return module in sys.modules


def missing_libraries() -> list[str]:
    """Names, as one installs them, of the Python libraries that are not there."""
    missing = [name for module, name in LIBRARIES.items() if not is_there(module)]
    if not missing and _needs_rtree() and not (is_there("rtree") or is_there("pygeos")):
        missing.append("rtree")
    return missing


@lru_cache(maxsize=1)
def _needs_rtree() -> bool:
    """With shapely before 2.0 geopandas finds what lies in what by rtree or pygeos."""
    try:
        return int(metadata.version("shapely").split(".")[0]) == 1
    except (metadata.PackageNotFoundError, ValueError):
        return False


def what_is_missing() -> str:
    """Which libraries are not there and how to get them, in plain words; empty if none is."""
    missing = missing_libraries()
    if not missing:
        return ""
    return tr(
        "Balanced Zones needs Python libraries that this QGIS does not have: {names}. On Debian or "
        "Ubuntu, run: sudo apt install {packages}. On Windows or macOS, run with the Python of "
        "QGIS (on Windows in the OSGeo4W shell): python3 -m pip install {names_to_install}. The "
        "QGIS plugin QPIP installs them too, but puts newer copies of other libraries before those "
        "of QGIS, which can break QGIS or other plugins. Then restart QGIS."
    ).format(
        names=", ".join(missing), packages=_packages(missing), names_to_install=" ".join(missing)
    )


def _packages(names) -> str:
    """Names of Debian packages."""
    return " ".join(f"python3-{name.replace('scikit-learn', 'sklearn')}" for name in names)


def what_is_broken(modules) -> str:
    """Which of some libraries cannot be loaded, and what to do; empty if all can.

    Loads them: seconds, the first time.
    """
    for module in modules:
        broken = _load(module)
        if broken is not None:
            # Those after it may fail for the same reason only.
            return _told(broken)
    return ""


@cache
def _load(module: str) -> Optional[Broken]:
    """Load a library; what is wrong if that fails. The answer holds for the session."""
    try:
        if module == "libpysal":
            from .core.zones.adjacency import libpysal_weights

            libpysal_weights()
        else:
            importlib.import_module(module)
    except Exception as error:  # whatever a module does while it is loaded
        file = _file_of(module)
        failed_in = _last_file(error)
        inside = str(Path(file).parent) + "/"
        return Broken(
            module,
            file,
            " ".join(f"{type(error).__name__}: {error}".split())[:400],
            "" if not failed_in or failed_in.startswith(inside) else failed_in,
        )
    return None


def _file_of(module: str) -> str:
    loaded = sys.modules.get(module)
    if getattr(loaded, "__file__", None):
        return loaded.__file__
    try:
        spec = find_spec(module)
    except (ImportError, AttributeError, ValueError):
        spec = None
    return (spec.origin if spec is not None else None) or "?"


def _last_file(error: BaseException) -> str:
    """The file in which it was raised, Python's own import machinery left out."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    files = [name for name in files if not name.startswith("<frozen") and name != __file__]
    return files[-1] if files else ""


def _told(broken: Broken) -> str:
    text = tr(
        "Balanced Zones needs the Python library {name}, which is there ({file}) but cannot be "
        "loaded: {error}."
    ).format(
        name=LIBRARIES.get(broken.name, broken.name),
        file=broken.file,
        error=broken.error.rstrip("."),
    )
    if broken.failed_in:
        text += " " + tr("It failed in {file}.").format(file=broken.failed_in)
    folders = _folders()
    if len(folders) > 1:
        listed = "; ".join(f"{', '.join(names)}: {folder}" for folder, names in folders.items())
        text += " " + tr(
            "The libraries come from several folders, and so may not fit each other ({folders})."
        ).format(folders=listed)
    return (
        text
        + " "
        + tr(
            "Remove the copies that were added to those of QGIS, by pip or by another plugin, or "
            "install this library anew; on Debian or Ubuntu: sudo apt install --reinstall "
            "{package}. Then restart QGIS."
        ).format(package=_packages([LIBRARIES.get(broken.name, broken.name)]))
    )


def _folders() -> dict[str, list[str]]:
    """The libraries by the folder that they are installed in."""
    folders: dict[str, list[str]] = {}
    for module, name in LIBRARIES.items():
        file = Path(_file_of(module))
        if file.name == "__init__.py":
            folders.setdefault(str(file.parent.parent), []).append(name)
    return folders


def second_copies() -> list[str]:
    """Warnings of libraries that bring a C library which QGIS has loaded already.

    Two copies of GEOS or PROJ in one process can crash QGIS where no Python code can catch
    it, so this is found by the files beside the library, before it is loaded.
    """
    if not sys.platform.startswith("linux"):
        # There every library is bound to the copy that it was built with.
        return []
    warnings = []
    for module, brought in _WITH_OWN_C.items():
        folder = Path(_file_of(module)).parent
        beside = [folder.parent / (folder.name + end) for end in _BUNDLES]
        inside = [folder / end for end in _BUNDLES]
        copies = [
            file
            for place in (*beside, *inside)
            if place.is_dir()
            for file in sorted(place.iterdir())
            if f"lib{brought.lower()}" in file.name.lower()
        ]
        if copies:
            warnings.append(
                tr(
                    "The Python library {name} ({folder}) brings its own copy of {brought} "
                    "({file}) beside the one of QGIS. Two copies in one program can crash QGIS: "
                    "remove {name} there and use that of your distribution ({package})."
                ).format(
                    name=module,
                    folder=folder,
                    brought=brought,
                    file=copies[0].name,
                    package=_packages([module]),
                )
            )
    return warnings
