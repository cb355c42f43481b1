# SPDX-License-Identifier: GPL-2.0-or-later
"""Python libraries that QGIS lacks, in a folder of our own in the user's profile.

QGIS brings numpy, shapely, pyproj and GDAL, built to fit each other. A second copy of one of them
in front of QGIS's own crashes it. So pip's resolver is asked which versions fit what QGIS has;
of its answer only what is named in ``MAY`` or is pure Python is installed, without dependencies,
into a folder that stands at the end of ``sys.path``: whatever QGIS has is found before it.
"""

from __future__ import annotations

import importlib
import json
import os
import shlex
import shutil
import subprocess  # nosec B404  # pip is a program
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsApplication

from . import libraries
from .core.jobs.interpreter import WITHOUT_WINDOW, library_path, worker_python
from .qgis_io.texts import tr

MAY = ("geopandas", "libpysal", "networkx", "scikit-learn", "joblib", "threadpoolctl")
"""What is installed if QGIS lacks it, as one installs it."""

NEVER = (
    "numpy",
    "scipy",
    "pandas",
    "shapely",
    "pyproj",
    "pyogrio",
    "fiona",
    "gdal",
    "rtree",
    "pygeos",
)
"""What only QGIS itself may bring: built against its copies of C libraries, or loaded by it."""

COMPILED = ("scikit-learn",)
"""Of what is installed, all else must be pure Python."""

_MODULES = {"scikit-learn": "sklearn"}
_REMOVE = "remove"
"""A file of this name beside the folders asks for their removal at the next start."""
_PIP_WITH_REPORT = (22, 2)
_ASKED_EVERY_S = 0.2


class Hindrance(Exception):
    """Why libraries cannot be installed, and what to do, in the user's language."""


class Stopped(Exception):
    """The user stopped it; nothing was installed."""


@dataclass(frozen=True)
class Plan:
    """What is to be installed, and by which commands.

    Attributes
    ----------
    versions : dict of str to str
        By the name as one installs it.
    commands : list of list of str
        Each a program and its arguments; they fill ``target``.
    target : str
        A new folder, from which all goes into ``folder()`` once all is there.
    left : list of str
        What the libraries ask for besides, and QGIS alone may bring.
    """

    versions: dict
    commands: list
    target: str
    left: list

    def told(self) -> str:
        """The commands as one would type them."""
        return "\n".join(shlex.join(command) for command in self.commands)


def folder() -> Path:
    """Where the libraries lie: for this profile and this version of Python."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return _all_folders() / version


def _all_folders() -> Path:
    return Path(QgsApplication.qgisSettingsDirPath()) / "python" / "balanced_zones_libraries"


def activate() -> None:
    """Let Python find the libraries, after all others. Removes them if that was left to do."""
    if (_all_folders() / _REMOVE).is_file():
        shutil.rmtree(_all_folders(), ignore_errors=True)
    there = str(folder())
    if os.path.isdir(there) and there not in sys.path:
        sys.path.append(there)
    libraries.forget()


def installed() -> list[str]:
    """Names and versions of what lies in the folder, as pip wrote them down."""
    notes = sorted(path.name for path in folder().glob("*.dist-info"))
    return [" ".join(name[: -len(".dist-info")].split("-")[:2]) for name in notes]


def remove() -> bool:
    """Remove all that was installed; False if the rest goes when QGIS starts the next time.

    Windows keeps files that are loaded.
    """
    there = str(folder())
    sys.path[:] = [entry for entry in sys.path if entry != there]
    shutil.rmtree(_all_folders(), ignore_errors=True)
    gone = not _all_folders().is_dir()
    if not gone:
        (_all_folders() / _REMOVE).touch()
    libraries.forget()
    return gone


def lacking() -> list[str]:
    """What QGIS lacks of what may be installed."""
    return [name for name in MAY if not libraries.is_there(_MODULES.get(name, name))]


def lacking_of_qgis() -> list[str]:
    """What QGIS lacks of what only QGIS may bring."""
    return [name for name in libraries.missing_libraries() if name in NEVER]


def plan(wheels: str = "", stopped: Optional[Callable] = None) -> Plan:
    """Ask pip's resolver what fits the libraries that QGIS has.

    Parameters
    ----------
    wheels : str, optional
        A folder of files to install from; PyPI otherwise.
    stopped : callable, optional
        Whether to stop.

    Raises
    ------
    Hindrance
        There is no pip, no way to PyPI, or nothing that fits.
    Stopped
        If asked to.
    """
    asked, of_qgis = lacking(), lacking_of_qgis()
    if of_qgis:
        raise Hindrance(
            tr(
                "QGIS itself must bring {names}: a copy from elsewhere can crash it. Install them "
                "with the installer of QGIS (on Windows OSGeo4W Setup, on Debian or Ubuntu: sudo "
                "apt install {packages})."
            ).format(names=", ".join(of_qgis), packages=libraries.debian_packages(of_qgis))
        )
    python = _python()
    target = str(folder()) + ".new"
    if not asked:
        return Plan({}, [], target, [])
    source = ["--no-index", "--find-links", wheels] if wheels else []
    with tempfile.TemporaryDirectory(prefix="balanced-zones-") as scratch:
        held, report = Path(scratch) / "held.txt", Path(scratch) / "report.json"
        held.write_text("\n".join(_held()), encoding="utf-8")
        pip = _pip(python, scratch, source, stopped)
        command = [*pip, "install", *_QUIETLY, "--dry-run", "--report", str(report)]
        done, said = _run([*command, *source, "--constraint", str(held), *asked], stopped)
        if done != 0:
            raise Hindrance(_why_not_resolved(said, asked))
        found = {
            each["metadata"]["name"]: each["metadata"]["version"]
            for each in json.loads(report.read_text(encoding="utf-8"))["install"]
        }
    names = {name: _plain(name) for name in found}
    half = [name for name in asked if name not in names.values()]
    if half:
        raise Hindrance(
            tr(
                "pip takes {names} to be installed, and Python does not find it: a part of it was "
                "removed. Install it anew with what installed it (on Debian or Ubuntu: sudo apt "
                "install --reinstall {packages}; else {python} -m pip uninstall {names}, and "
                "then this again)."
            ).format(names=" ".join(half), packages=libraries.debian_packages(half), python=python)
        )
    left = sorted(name for name in found if names[name] in NEVER)
    versions = {name: version for name, version in found.items() if names[name] not in NEVER}
    command = [python, "-m", "pip", "install", *_QUIETLY, "--no-deps", *source, "--target", target]
    as_pins = {name: f"{name}=={version}" for name, version in versions.items()}
    pure = [pin for name, pin in as_pins.items() if names[name] not in COMPILED]
    compiled = [pin for name, pin in as_pins.items() if names[name] in COMPILED]
    commands = []
    if pure:
        # Wheels for any platform: they cannot bring a C library.
        commands.append([*command, "--platform", "any", *pure])
    if compiled:
        commands.append([*command, *compiled])
    return Plan(versions, commands, target, left)


_QUIETLY = ("--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:")


def install(planned: Plan, say: Callable, stopped: Optional[Callable] = None) -> None:
    """Install what was planned, and let Python find it.

    Raises
    ------
    Hindrance
        pip could not; nothing has changed then.
    Stopped
        If asked to; nothing has changed then.
    """
    shutil.rmtree(planned.target, ignore_errors=True)
    try:
        for command in planned.commands:
            done, said = _run(command, stopped)
            if said:
                say(said)
            if done != 0:
                raise Hindrance(
                    tr("pip could not install the libraries: {said}").format(said=_end(said))
                )
        new = Path(planned.target)
        brought = sorted(path.name for path in new.iterdir() if path.name.lower() in NEVER)
        if brought:
            raise Hindrance(
                tr("pip brought {names}, which only QGIS may bring; nothing was installed.").format(
                    names=", ".join(brought)
                )
            )
        folder().mkdir(parents=True, exist_ok=True)
        for path in new.iterdir():
            there = folder() / path.name
            if there.is_dir():
                shutil.rmtree(there)
            os.replace(path, there)
    finally:
        shutil.rmtree(planned.target, ignore_errors=True)
    importlib.invalidate_caches()
    activate()


def to_fetch() -> str:
    """What to do on another computer, where this one has no way to PyPI."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if platform.startswith("linux"):
        platform = platform.replace("linux", "manylinux2014")
    pins = [pin for pin in _held() if pin.partition("==")[0] in libraries.SPATIAL]
    command = ["python", "-m", "pip", "download", "--only-binary=:all:", "--dest", "wheels"]
    command += ["--python-version", version, "--platform", platform, *lacking(), *pins]
    return tr(
        "On a computer with a network, run: {command}. Bring the folder 'wheels' here and name it "
        "in the parameter 'Folder with files to install from'."
    ).format(command=shlex.join(command))


def _held() -> list[str]:
    """Constraints: the versions that QGIS has."""
    held = []
    for name in NEVER:
        version = libraries.version_of(name)
        # Debian builds some from sources that do not say theirs.
        if version and "unknown" not in version:
            held.append(f"{name}=={version}")
    return held


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _python() -> str:
    python = worker_python()
    if python is None:
        raise Hindrance(
            tr(
                "The Python program of this QGIS was not found, so pip cannot be run. Install "
                "the libraries with the installer of QGIS."
            )
        )
    return python


def _pip(python: str, scratch: str, source: list, stopped: Optional[Callable]) -> list[str]:
    """How to call a pip that can say what it would install."""
    done, said = _run([python, "-m", "pip", "--version"], stopped)
    if done != 0:
        raise Hindrance(
            tr(
                "The Python of this QGIS has no pip ({said}). On Debian or Ubuntu install the "
                "libraries instead: sudo apt install {packages}. Elsewhere run: {python} -m "
                "ensurepip"
            ).format(said=_end(said), packages=libraries.debian_packages(lacking()), python=python)
        )
    number = said.split()[1].split(".") if len(said.split()) > 1 else ["0"]
    if tuple(int(part) for part in number[:2] if part.isdigit()) >= _PIP_WITH_REPORT:
        return [python, "-m", "pip"]
    newer = os.path.join(scratch, "pip")
    command = [python, "-m", "pip", "install", "--quiet", *source, "--target", newer, "pip"]
    done, said = _run(command, stopped)
    if done != 0:
        raise Hindrance(_why_not_resolved(said, ["pip"]))
    return [python, os.path.join(newer, "pip")]


def _why_not_resolved(said: str, asked: list) -> str:
    # Without any answer pip says only that there are no versions.
    offline = ("connection", "resolution", "getaddrinfo", "timed out", "proxy", "versions: none")
    if any(word in said.lower() for word in offline):
        why = tr("There is no way from here to PyPI, where the libraries lie.")
    else:
        why = tr("pip found nothing of {names} that fits the libraries of this QGIS.").format(
            names=", ".join(asked)
        )
    return f"{why} {to_fetch()} ({_end(said)})"


def _end(said: str) -> str:
    """The last lines that pip said, as one."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return " ".join(lines[-3:])[-500:].rstrip(".")


def _run(command: list, stopped: Optional[Callable]) -> tuple[int, str]:
    """Run a program; what it returned and said."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(library_path()),
        "PIP_ROOT_USER_ACTION": "ignore",
    }
    with tempfile.TemporaryFile() as heard:
        process = subprocess.Popen(  # nosec B603  # no shell; QGIS's own Python with pip
            command,
            stdin=subprocess.DEVNULL,
            stdout=heard,
            stderr=subprocess.STDOUT,
            env=environment,
            creationflags=WITHOUT_WINDOW,
        )
        while True:
            try:
                process.wait(_ASKED_EVERY_S)
                break
            except subprocess.TimeoutExpired:
                if stopped is not None and stopped():
                    process.kill()
                    process.wait()
                    raise Stopped from None
        heard.seek(0)
        return process.returncode, heard.read().decode("utf-8", "replace")
