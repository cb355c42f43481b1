# SPDX-License-Identifier: GPL-2.0-or-later
"""A real QGIS: in this process, and as the program qgis_process."""

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cases import unimproved
from conftest import ROOT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.importorskip("qgis.core", reason="QGIS is not installed for this interpreter")


KEPT = []


@pytest.fixture(autouse=True)
def manner_as_before():
    """Numbers and lengths are written as before, whatever language a test has had them in."""
    from balanced_zones.algorithms.core import manner

    was = manner.current()
    yield
    manner.use(was)


@pytest.fixture(scope="session")
def qgis_app():
    from qgis.testing import start_app

    app = start_app(cleanup=False)
    from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
    from qgis.PyQt import sip

    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    yield app
    # QGIS keeps the tracebacks of exceptions that it passed on, and they their layers, which
    # would close their files when Python ends and GDAL has gone: close them while it is there.
    for thing in gc.get_objects():
        if isinstance(thing, QgsVectorLayer) and not sip.isdeleted(thing):
            sip.delete(thing)
    registry = QgsApplication.processingRegistry()
    registry.removeProvider("balancedzones")
    KEPT.clear()
    QgsProject.instance().clear()
    settings = Path(QgsApplication.qgisSettingsDirPath())
    app.exitQgis()
    for folder in settings.parents:  # made by start_app, which leaves it there
        if folder.name.startswith("QGIS-PythonTestConfigPath-"):
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def provider(qgis_app):
    from qgis.core import QgsApplication

    from balanced_zones.algorithms.provider import BalancedZonesProvider

    registry = QgsApplication.processingRegistry()
    if registry.providerById("balancedzones") is None:
        # The registry holds the C++ half only; without a reference the Python half goes.
        KEPT[:] = [BalancedZonesProvider()]
        assert registry.addProvider(KEPT[0])
    return registry.providerById("balancedzones")


@pytest.fixture
def run(provider):
    """Run an entry in this process; returns its results and everything it said."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.said = []

        def pushInfo(self, info):
            self.said.append(info)

        def pushWarning(self, warning):
            self.said.append(warning)

        def reportError(self, error, fatalError=False):
            self.said.append(error)

    def run(entry, **parameters):
        parameters = unimproved(entry, parameters)
        feedback = Feedback()
        # The caller keeps the context: temporary layers live in it.
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        results = processing.run(
            f"balancedzones:{entry}", parameters, feedback=feedback, context=context
        )
        results["said"] = "\n".join(feedback.said)
        results["context"] = context
        return results

    return run


@pytest.fixture
def files(tmp_path):
    """Write layers to a GeoPackage; returns their names as Processing takes them."""

    def write(**layers):
        for name, layer in layers.items():
            layer.to_file(tmp_path / "input.gpkg", layer=name, driver="GPKG")
        return [f"{tmp_path}/input.gpkg|layername={name}" for name in layers]

    return write


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    """A clean QGIS profile that holds this checkout as the plugin, switched on."""
    folder = tmp_path_factory.mktemp("profile")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "balanced_zones").symlink_to(ROOT)
    settings = folder / "profiles" / "default" / "QGIS"
    settings.mkdir()
    (settings / "QGIS3.ini").write_text("[PythonPlugins]\nbalanced_zones=true\n")
    return folder


@pytest.fixture(scope="session")
def qgis_process(profile, tmp_path_factory):
    """Run ``qgis_process --json``; returns the process with its JSON, parsed, as ``.json``.

    ``given`` is JSON for standard input in place of parameters.
    """
    # Debian 12's wrapper passes an option that the program rejects.
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    private = tmp_path_factory.mktemp("xdg")
    private.chmod(0o700)

    def run(entry, environment=None, given=None, **parameters):
        arguments = ["--"] if given is None else ["-"]
        if given is None:
            parameters = unimproved(entry, parameters)
        for name, value in parameters.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            arguments += [f"{name}={one}" for one in values]
        done = subprocess.run(
            [program, "--json", "run", f"balancedzones:{entry}", *arguments],
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QGIS_CUSTOM_CONFIG_PATH": str(profile),
                "XDG_RUNTIME_DIR": str(private),
                "PATH": "/usr/bin:" + os.environ["PATH"],
                **(environment or {}),
            },
        )
        done.json = json.loads(done.stdout) if done.stdout.strip().startswith("{") else None
        return done

    return run


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL with PostGIS, stopped and removed with the session."""
    import postgres_server

    programs = postgres_server.programs()
    if programs is None:
        pytest.skip("PostgreSQL with PostGIS is not installed (postgresql, postgresql-postgis)")
    database = postgres_server.Server(programs)
    try:
        database.start()
        yield database
    finally:
        database.stop()
