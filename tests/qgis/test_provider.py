# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider and what all its entries share."""

import configparser
import subprocess
import sys

import pytest

from cases import county
from conftest import ROOT


def test_every_entry_has_help_icon_and_tags(provider):
    entries = provider.algorithms()
    assert entries
    for entry in entries:
        assert entry.shortHelpString() and entry.tags() and entry.group()
        assert not entry.icon().isNull()
        image = entry.icon().pixmap(24, 24).toImage()
        assert any(image.pixelColor(x, 8).alpha() > 0 for x in range(24))
        assert entry.canExecute()[0]
        for parameter in entry.parameterDefinitions():
            assert parameter.help(), f"{entry.id()} {parameter.name()} has no help"
            # Models put the id of the step before the name of an output.
            name = parameter.name().split(":")[-1]
            assert name == name.upper()
            # Sentence case: one capital at the start, except for names in brackets.
            assert parameter.description()[0].isupper()


def test_names_fit_the_toolbox_and_the_rest_is_told_where_the_pointer_rests(provider):
    from qgis.core import QgsProcessingModelAlgorithm

    for entry in provider.algorithms():
        first = entry.shortDescription()
        assert first and entry.shortHelpString().startswith(first), entry.name()
        # So many letters has the toolbox of a new profile room for, whose dock is 298 pixels wide.
        if not isinstance(entry, QgsProcessingModelAlgorithm):
            assert len(entry.displayName()) <= 25, entry.displayName()


def test_a_missing_library_is_named_with_how_to_get_it(provider, run, files, monkeypatch):
    from qgis.core import QgsProcessingException

    from balanced_zones.algorithms import libraries

    real = libraries.find_spec
    monkeypatch.setattr(
        libraries, "find_spec", lambda name: None if name in ("libpysal", "sklearn") else real(name)
    )
    can, why = provider.algorithm("geokmeansredistricting").canExecute()
    assert not can
    assert "libpysal, scikit-learn" in why
    assert "apt install python3-libpysal python3-sklearn" in why
    assert "Plugins > Balanced Zones > Libraries" in why
    assert "qgis_process run balancedzones:installlibraries -- ACTION=1" in why
    # Each library in a line of its own.
    lines = why.splitlines()
    assert "libpysal (missing)" in lines and "scikit-learn (missing)" in lines
    (numpy,) = (line for line in lines if line.startswith("numpy "))
    assert "numpy/__init__.py" in numpy and "QPIP" not in why
    with pytest.raises(QgsProcessingException, match="libpysal, scikit-learn"):
        units, schools, _ = county(20, 2, 0)
        source, seats = files(units=units, schools=schools)
        run(
            "geokmeansredistricting",
            INPUT=source,
            STUDENT_FIELDS=["students"],
            SCHOOLS=seats,
            SCHOOL_ID="school",
            CAPACITY="seats",
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )


LOADS_WITHOUT_LIBRARIES = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("geopandas", "libpysal", "sklearn", "networkx", "pyproj"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
import conftest
from qgis.testing import start_app
start_app()
from qgis.core import QgsApplication
from balanced_zones.algorithms.provider import BalancedZonesProvider
provider = BalancedZonesProvider()
assert QgsApplication.processingRegistry().addProvider(provider)
assert [entry.id() for entry in provider.algorithms()]
"""


def test_the_provider_loads_without_the_libraries(provider):
    done = subprocess.run(
        [sys.executable, "-c", LOADS_WITHOUT_LIBRARIES],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_plugin_registers_and_leaves(provider):
    from qgis.core import QgsApplication

    import balanced_zones

    registry = QgsApplication.processingRegistry()
    registry.removeProvider("balancedzones")
    plugin = balanced_zones.classFactory(None)
    plugin.initGui()
    assert registry.providerById("balancedzones") is not None
    plugin.unload()
    assert registry.providerById("balancedzones") is None


def test_metadata_is_what_the_plugin_repository_wants():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    metadata = parser["general"]
    for key in (
        "name",
        "description",
        "about",
        "version",
        "qgisMinimumVersion",
        "author",
        "email",
        "tracker",
        "repository",
        "homepage",
        "icon",
        "tags",
        "changelog",
        "hasProcessingProvider",
    ):
        assert metadata.get(key), key
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert (ROOT / metadata["icon"]).is_file()
    assert (ROOT / "LICENSE").is_file()
    version = metadata["version"]
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text()
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()
