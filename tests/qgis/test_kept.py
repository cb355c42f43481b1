# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stopped run has found is found again: in files, with styles."""

from pathlib import Path

import pytest

from cases import county
from conftest import ROOT

pytestmark = pytest.mark.usefixtures("quick_search")
SAMPLE = f"{ROOT}/resources/sample/sample.gpkg|layername="


@pytest.fixture
def district(files):
    units, schools, _ = county(200, 8, 4)
    source, seats = files(units=units, schools=schools)
    return {
        "INPUT": source,
        "SCHOOLS": seats,
        "UNIT_ID": "unit",
        "STUDENT_FIELDS": ["students"],
        "SCHOOL_ID": "school",
        "CAPACITY": "seats",
        "ZONES": "TEMPORARY_OUTPUT",
    }


@pytest.fixture
def stopped(provider, monkeypatch, tmp_path):
    """Run an entry and stop it at so many % or, below 0, at once; its results and the log."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path / "profile"))

    class Feedback(QgsProcessingFeedback):
        def __init__(self, after):
            super().__init__(False)
            self.said, self.after = [], after
            if after < 0:
                self.cancel()

        def setProgress(self, percent):
            super().setProgress(percent)
            if percent >= self.after:
                self.cancel()

        def pushInfo(self, info):
            self.said.append(info)

        def pushWarning(self, warning):
            self.said.append(warning)

    def run(entry, after, **parameters):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        feedback = Feedback(after)
        algorithm = provider.algorithm(entry).create()
        results, fine = algorithm.run(parameters, context, feedback)
        assert fine and feedback.isCanceled()
        return results, "\n".join(feedback.said), context

    run.kept = tmp_path / "profile" / "balanced_zones" / "kept"
    return run


def loaded(path):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "kept", "ogr")
    assert layer.isValid()
    return layer


def styles_in(layer):
    count, _, names, *_ = layer.listStylesInDatabase()
    return names[:count]


def test_temporary_outputs_are_kept_and_the_others_named(stopped, district, tmp_path):
    own, page = str(tmp_path / "mine.gpkg"), "TEMPORARY_OUTPUT"
    results, said, _ = stopped(
        "improveplan", 20, **district, EFFORT=1, STARTS=1, OUTPUT=own, REPORT=page
    )
    (folder,) = stopped.kept.iterdir()
    assert folder.name.endswith("_improveplan")
    assert {path.name for path in folder.iterdir()} == {
        "zones.gpkg",
        "report.html",
        "report.html.json",
    }
    assert f"Planning units by zone: {own}" in said
    assert f"Attendance zones: {folder / 'zones.gpkg'}" in said
    assert f"Report: {folder / 'report.html'}" in said
    assert "this is the best plan until then" in said and results["CUT_SHORT"] == 1
    units, zones = loaded(own), loaded(str(folder / "zones.gpkg"))
    assert units.featureCount() == 200 and zones.featureCount() == 8
    assert {"Zones", "Utilisation", "Balance"} <= set(styles_in(zones))
    assert {"Zones", "Distance to school"} <= set(styles_in(units))
    assert len(zones.renderer().categories()) == 8


def test_hubs_too(stopped):
    _, said, _ = stopped(
        "equalsizehubs",
        30,
        INPUT=SAMPLE + "hub_schools",
        HUBS=60,
        EFFORT=2,
        OUTPUT="TEMPORARY_OUTPUT",
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
    )
    (folder,) = stopped.kept.iterdir()
    assert loaded(str(folder / "output.gpkg")).featureCount() == 600
    assert loaded(str(folder / "hubs_output.gpkg")).featureCount() == 60
    assert "You stopped this run." in said


def test_nothing_is_kept_where_there_is_nothing(stopped, district):
    results, said, _ = stopped("improveplan", -1, **district, OUTPUT="TEMPORARY_OUTPUT")
    assert results == {} and "Cancelled: nothing was written." in said
    assert not stopped.kept.exists()


def test_the_oldest_go_and_that_is_said(stopped, district):
    from balanced_zones.algorithms.qgis_io.kept import MOST_KEPT

    for day in range(MOST_KEPT + 1):
        (stopped.kept / f"2020-01-{day + 1:02d}_120000_improveplan").mkdir(parents=True)
    _, said, _ = stopped("azpredistricting", 20, **district, RUNS=900, OUTPUT="TEMPORARY_OUTPUT")
    left = sorted(path.name for path in stopped.kept.iterdir())
    assert len(left) == MOST_KEPT and left[0].startswith("2020-01-03")
    assert said.count("Of stopped runs the last 20 are kept; removed: ") == 2


def test_what_cannot_be_kept_is_told(stopped, district, monkeypatch):
    from balanced_zones.algorithms.qgis_io import kept

    def full(layer, into):
        raise OSError("No space left on device")

    monkeypatch.setattr(kept, "_copied", full)
    _, said, _ = stopped("azpredistricting", 20, **district, RUNS=900, OUTPUT="TEMPORARY_OUTPUT")
    assert "Attendance zones: could not be kept (No space left on device)." in said


def test_a_run_that_comes_to_its_end_keeps_nothing(run, district, monkeypatch, tmp_path):
    from qgis.core import QgsApplication

    from balanced_zones.algorithms.qgis_io.kept import kept_folder

    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path / "profile"))
    run("geokmeansredistricting", **district, OUTPUT="TEMPORARY_OUTPUT")
    assert not Path(kept_folder()).exists()
