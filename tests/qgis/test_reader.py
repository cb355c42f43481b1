# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers and distances as the user of this QGIS has them."""

import pytest

pytest.importorskip("qgis.core")


@pytest.fixture
def locale_of():
    """Set QGIS's locale; what was is put back."""
    from qgis.PyQt.QtCore import QLocale

    from balanced_zones.algorithms.core import manner

    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)
    manner.use(manner.Manner())


@pytest.mark.parametrize(
    ("project", "locale", "unit"),
    [
        ("meters", "C", "miles"),  # nobody has said anything
        ("meters", "en_US", "miles"),
        ("meters", "es_ES", "kilometres"),
        ("feet", "es_ES", "miles"),
        ("US survey feet", "de_DE", "miles"),
        ("mi", "de_DE", "miles"),
        ("km", "en_US", "kilometres"),
        ("", "fr_FR", "kilometres"),
        ("<unknown>", "en_GB", "miles"),
    ],
)
def test_the_unit_follows_project_then_locale(qgis_app, locale_of, project, locale, unit):
    from qgis.core import QgsProject

    from balanced_zones.algorithms.core import manner
    from balanced_zones.algorithms.qgis_io.reader import speak_to_reader

    locale_of(locale)
    asked = QgsProject()
    asked.writeEntry("Measurement", "/DistanceUnits", project)
    speak_to_reader(asked)
    assert manner.current().unit == unit


def test_where_qt_has_no_locale_qgis_language_counts(qgis_app, locale_of, monkeypatch):
    """As in ``qgis_process``, which sets the one and not the other."""
    from qgis.core import QgsApplication, QgsProject

    from balanced_zones.algorithms.core import manner
    from balanced_zones.algorithms.qgis_io.reader import speak_to_reader

    locale_of("C")
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "es_ES"))
    speak_to_reader(QgsProject())
    assert manner.current() == manner.Manner(".", ",", "kilometres")


def test_log_and_report_follow_locale_and_setting(run, files, locale_of, tmp_path, monkeypatch):
    from balanced_zones.algorithms.qgis_io import preferences
    from cases import schools_at, squares

    units = squares(6, 1).assign(plan=["S0"] * 3 + ["S1"] * 3)
    schools = schools_at(units, {0: 400, 5: 400})
    units["students"] = [1000.0, 10, 10, 10, 10, 100]
    source, seats = files(units=units, schools=schools)
    locale_of("es_ES")

    def evaluated(unit):
        monkeypatch.setattr(preferences, "read", lambda: preferences.Preferences(units=unit))
        return run(
            "evaluateplan",
            INPUT=source,
            UNIT_ID="unit",
            STUDENT_FIELDS=["students"],
            SCHOOLS=seats,
            SCHOOL_ID="school",
            CAPACITY="seats",
            ZONE_FIELD="plan",
            REPORT=str(tmp_path / "report.html"),
        )

    results = evaluated("")
    said, page = results["said"], (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f"{results['MEAN_TRAVEL_MI'] * 1.609344:.3f} km".replace(".", ",") in said
    assert "1.140 students" in said
    assert "Mean distance, km" in page and "1.609 m" in page and "1,140" not in page
    results = evaluated("miles")
    assert f"{results['MEAN_TRAVEL_MI']:.3f} mi".replace(".", ",") in results["said"]
    assert "Mean distance, mi" in (tmp_path / "report.html").read_text(encoding="utf-8")
