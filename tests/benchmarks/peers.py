# SPDX-License-Identifier: GPL-2.0-or-later
"""Environments of their own for the packages that the benchmarks compare with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PYTHONS = ("python3", "python3.13", "python3.12", "python3.11")


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "balanced-zones"


def pythons():
    """The system's interpreter, then every other Python 3 on PATH or made by pyenv."""
    found = ["/usr/bin/python3"]
    for name in PYTHONS:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            candidate = shutil.which(name, path=folder)
            if candidate:
                found.append(candidate)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found += sorted(map(str, pyenv.glob("3.*/bin/python3")), reverse=True)
    # A shim of a version that is not chosen stands on PATH but does not run.
    return {python: None for python in found if _runs(python)}


def _runs(python):
    try:
        return subprocess.run([python, "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def _is_version(python, version):
    said = subprocess.run([python, "--version"], capture_output=True, text=True).stdout
    return said.startswith(f"Python {version}")


def environment(
    name: str, requirement: str, check: str, version: str = "", built_only: bool = False
):
    """The interpreter of an environment that has a package; None, said aloud, if there is none.

    Parameters
    ----------
    name : str
        Of its folder, in the user's cache folder; made once.
    requirement : str
        What pip installs.
    check : str
        A statement that works when the package is there.
    version : str
        Of Python, such as "3.13", if the package asks for one.
    built_only : bool
        Nothing is compiled, which can take many minutes for each Python that is tried.
    """
    built = ["--only-binary=:all:"] if built_only else []
    folder = cache_folder() / name
    python = folder / "bin" / "python"
    if (folder / "ready").is_file():
        return python
    said = ""
    for base in pythons():
        if not _is_version(base, version):
            said = said or f"it asks for Python {version}"
            continue
        shutil.rmtree(folder, ignore_errors=True)
        print(f"  making an environment with {requirement} in {folder} ...", flush=True)
        for command in (
            [base, "-m", "venv", str(folder)],
            [
                str(python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--timeout",
                "15",
                *built,
                requirement,
            ],
            [str(python), "-c", check],
        ):
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=900)
            except (OSError, subprocess.TimeoutExpired) as error:
                said = str(error)
                break
            if done.returncode:
                said = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
                break
        else:
            (folder / "ready").touch()
            return python
    shutil.rmtree(folder, ignore_errors=True)
    print(f"  SKIPPED: {requirement} could not be installed ({said})", flush=True)
    return None
