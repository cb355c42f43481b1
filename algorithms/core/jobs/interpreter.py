# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python program that worker processes run in.

Inside QGIS ``sys.executable`` may be QGIS itself, which would open a second window, or
whatever ``python3`` comes first on the PATH.
"""

from __future__ import annotations

import os
import re
import subprocess  # nosec B404  # asks a Python whether it serves
import sys
from functools import lru_cache
from typing import Optional

WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For ``subprocess``: on Windows, no console window opens; nothing elsewhere."""

_PYTHON_NAME = re.compile(r"pythonw?(\d+(\.\d+)*)?(\.exe)?")
"""What the program of a Python interpreter is called; QGIS itself is none."""

_PROBE = """
import sys
sys.path[:] = {path!r}
from importlib.util import find_spec
found = [find_spec(name) is not None for name in ("numpy", "scipy")]
print([*sys.version_info[:2], sys.maxsize, *found])
"""
"""Run in an interpreter before it is used: its version, and whether it has the libraries."""
_PROBE_S = 10
"""An interpreter that has not answered by then, even from a cold disk, is not used."""


@lru_cache(maxsize=1)
def worker_python() -> Optional[str]:
    """Return a Python of this version that has numpy and scipy; None if there is none.

    It is never the QGIS program: only files that are called Python are tried.
    """
    for path in candidates(sys.platform):
        if os.path.isfile(path) and _serves(path):
            return path
    return None


def candidates(platform: str) -> list[str]:
    """Paths where a Python of this version may be, the likeliest first."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    program = sys.executable or ""
    beside = os.path.dirname(program)
    if platform == "win32":
        names = ["python.exe", "python3.exe", "pythonw.exe"]
        osgeo4w = os.environ.get("OSGEO4W_ROOT", "")
        apps = version.replace("python", "Python").replace(".", "")
        folders = [sys.exec_prefix, sys.base_exec_prefix]
        if osgeo4w:
            folders += [os.path.join(osgeo4w, "apps", apps), os.path.join(osgeo4w, "bin")]
        folders.append(beside)
    else:
        names = [version, "python3"]
        folders = [os.path.join(prefix, "bin") for prefix in (sys.prefix, sys.base_prefix)]
        if platform == "darwin":
            # QGIS.app/Contents/MacOS/QGIS has its Python in Contents/MacOS/bin.
            folders = [os.path.join(beside, "bin"), beside, *folders]
    paths = [os.path.join(folder, name) for folder in folders if folder for name in names]
    if is_python(program):
        # In a virtual environment and on its own it is among the above; last otherwise.
        paths.append(program)
    return list(dict.fromkeys(paths))


def is_python(path: str) -> bool:
    """Whether a program is called Python, as QGIS never is."""
    name = re.split(r"[/\\]", path)[-1]
    return _PYTHON_NAME.fullmatch(name.lower()) is not None


def library_path() -> list[str]:
    """Where this process finds its libraries: the ``sys.path`` of its workers."""
    return [os.path.abspath(entry) for entry in sys.path if isinstance(entry, str) and entry]


def _serves(path: str) -> bool:
    try:
        answer = subprocess.run(  # nosec B603  # no shell; QGIS's own Python, by its path
            [path, "-c", _PROBE.format(path=library_path())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PROBE_S,
            check=False,
            creationflags=WITHOUT_WINDOW,
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    wanted = [*sys.version_info[:2], sys.maxsize, True, True]
    return answer.decode("utf-8", "replace").strip() == str(wanted)
