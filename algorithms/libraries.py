# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python libraries that the plugin stands on: are they there, and can they be loaded?

That they are there is looked up without loading them, so that the toolbox stays quick. Whether
they can be loaded is known by loading them only, before a run needs them, once per session.
"""

from __future__ import annotations

import importlib
import site
import sys
import traceback
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata
from importlib.machinery import PathFinder
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
ALSO_SHOWN = {"joblib": "joblib", "threadpoolctl": "threadpoolctl"}
"""What scikit-learn stands on: shown with the others, and installed with it."""

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
    """Whether a module can be found; it is not loaded.

    One that is loaded, but could not be found again, is not: it was removed since.
    """
    try:
        spec = find_spec(module)
        if spec is not None and spec.has_location and module in sys.modules:
            spec = PathFinder.find_spec(module)
        return spec is not None
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
    text = tr(
        "Balanced Zones needs Python libraries that this QGIS does not have: {names}. The menu "
        "Plugins > Balanced Zones > Libraries installs them beside those of QGIS, which stay as "
        "they are; on a server: qgis_process run balancedzones:installlibraries -- ACTION=1. On "
        "Debian or Ubuntu rather: sudo apt install {packages}; then restart QGIS."
    ).format(names=", ".join(missing), packages=debian_packages(missing))
    return f"{text}\n\n{report()}"


@dataclass(frozen=True)
class State:
    """A library as the page *Libraries* shows it.

    Attributes
    ----------
    name, version, file : str
        As one installs it; empty where it is not there.
    whose : str
        Where it comes from, in words.
    wrong : str
        What is wrong with it, in words; empty if nothing is.
    """

    name: str
    version: str
    file: str
    whose: str
    wrong: str


def states(load: bool = False) -> list[State]:
    """Every library, in the order in which each needs those before it.

    With ``load`` those not loaded yet are, which takes seconds the first time, and what then goes
    wrong is told.
    """
    copies = _copies_brought()
    found = []
    for module, name in {**LIBRARIES, **ALSO_SHOWN}.items():
        if not is_there(module):
            found.append(State(name, "", "", "", tr("missing")))
            continue
        file, wrong = _file_of(module), []
        broken = _load(module) if load else None
        if broken is not None:
            wrong.append(tr("cannot be loaded: {error}").format(error=broken.error))
            if any(sign in broken.error for sign in _OTHER_NUMPY):
                wrong.append(tr("it was built for another numpy than that of QGIS"))
        if module in copies:
            wrong.append(
                tr("brings a second copy of {brought} into QGIS").format(
                    brought=_WITH_OWN_C[module]
                )
            )
        found.append(State(name, version_of(name), file, _whose(file), "; ".join(wrong)))
    return found


_OTHER_NUMPY = (
    "dtype size changed",
    "numpy.core.multiarray",
    "numpy._core",
    "NumPy 1.x",
    "_ARRAY_API",
)
"""What numpy says of a library that was built for another version of it."""


def report(load: bool = False) -> str:
    """The libraries as text, one a line: the same in every message and on the page."""
    lines = []
    for each in states(load):
        line = f"{each.name} {each.version}".strip()
        if each.file:
            line += ", " + tr("brought by {whose}").format(whose=each.whose) + f": {each.file}"
        lines.append(f"{line} ({each.wrong})" if each.wrong else line)
    return tr("Libraries:") + "\n" + "\n".join(lines)


def version_of(name: str) -> str:
    """The version of an installed library; empty if none is."""
    try:
        return metadata.version(name) or ""
    except metadata.PackageNotFoundError:
        return ""


def _whose(file: str) -> str:
    """Who brought a file, by the folder that it lies in."""
    folder = Path(file).parent.parent
    parts = folder.parts
    if "balanced_zones_libraries" in parts:
        return "Balanced Zones"
    if "profiles" in parts:
        return tr("another plugin")
    if folder == Path(site.getusersitepackages()) or "local" in parts:
        return "pip"
    return "QGIS" if Path(sys.prefix) in folder.parents else tr("unknown")


def forget() -> None:
    """Look anew at what can be loaded, as something was installed or removed."""
    importlib.invalidate_caches()
    _load.cache_clear()
    _needs_rtree.cache_clear()


def debian_packages(names) -> str:
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
    remedy = tr(
        "Remove the copies that were added to those of QGIS, by pip or by another plugin, or "
        "install this library anew; on Debian or Ubuntu: sudo apt install --reinstall "
        "{package}. Then restart QGIS."
    ).format(package=debian_packages([LIBRARIES.get(broken.name, broken.name)]))
    return f"{text} {remedy}\n\n{report()}"


def _folders() -> dict[str, list[str]]:
    """The libraries by the folder that they are installed in."""
    folders: dict[str, list[str]] = {}
    for module, name in LIBRARIES.items():
        file = Path(_file_of(module))
        if file.name == "__init__.py":
            folders.setdefault(str(file.parent.parent), []).append(name)
    return folders


def _copies_brought() -> dict[str, tuple]:
    """Libraries that bring a C library which QGIS has loaded: their folder, and its file.

    Two copies of GEOS or PROJ in one process can crash QGIS where no Python code can catch
    it, so this is found by the files beside the library, before it is loaded.
    """
    if not sys.platform.startswith("linux"):
        # There every library is bound to the copy that it was built with.
        return {}
    found = {}
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
            found[module] = folder, copies[0].name
    return found


def second_copies() -> list[str]:
    """Warnings of libraries that bring a C library which QGIS has loaded already."""
    return [
        tr(
            "The Python library {name} ({folder}) brings its own copy of {brought} "
            "({file}) beside the one of QGIS. Two copies in one program can crash QGIS: "
            "remove {name} there and use that of your distribution ({package})."
        ).format(
            name=module,
            folder=folder,
            brought=_WITH_OWN_C[module],
            file=file,
            package=debian_packages([module]),
        )
        for module, (folder, file) in _copies_brought().items()
    ]
