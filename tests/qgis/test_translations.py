# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's texts: all collected, and all there in Spanish."""

import ast
import json
import re
import subprocess
import sys

import pytest

from conftest import ROOT

I18N = ROOT / "resources" / "i18n"
SAMPLE = ROOT / "resources" / "sample" / "sample.gpkg"
FIELDS_AND_OUTPUTS = {
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
    "OUTPUT": "TEMPORARY_OUTPUT",
    "ZONES": "TEMPORARY_OUTPUT",
}

sys.path.insert(0, str(I18N))


def catalogue():
    import make_ts

    return make_ts.translations(I18N / "balanced_zones_es.ts")


def test_the_collected_texts_are_up_to_date(tmp_path):
    subprocess.run([sys.executable, I18N / "make_ts.py", tmp_path], check=True, capture_output=True)
    for made in tmp_path.iterdir():
        assert made.read_text("utf-8") == (I18N / made.name).read_text("utf-8"), (
            f"{made.name}: run './run translations'"
        )


def test_every_text_is_there_in_spanish_with_its_placeholders():
    import make_ts

    spanish = catalogue()
    assert [text for text in make_ts.texts() if text not in spanish] == []
    for text, translated in spanish.items():
        for pattern in (r"{[^}]*}", r"^\s*", r"\s*$", r"\n\n"):
            there = sorted(re.findall(pattern, text))
            assert there == sorted(re.findall(pattern, translated)), text


def spoken(call):
    """The texts among the arguments of a call, with whether they are looked up as they are."""
    import make_ts

    name = make_ts.called(call)
    if name == "Fault":
        given = dict(zip(("what", "remedy", "layer", "feature", "field", "detail"), call.args))
        given.update({each.arg: each.value for each in call.keywords})
        for what in ("what", "remedy", "layer", "detail"):
            if what in given:
                yield given[what], what in ("what", "remedy")
    elif name in ("info", "warn", "stage", "pushInfo", "pushWarning", "setProgressText"):
        for text in call.args[:1]:
            yield text, not name.startswith(("push", "set"))


def left_in_english(text, is_looked_up):
    """Words of a text put together that pass by no translation."""
    import make_ts

    if is_looked_up and list(make_ts.whole_strings(text)):
        return
    if isinstance(text, ast.Call) and make_ts.called(text) == "tr":
        return
    if isinstance(text, ast.FormattedValue):
        # What follows the colon is no text.
        yield from left_in_english(text.value, False)
    elif isinstance(text, ast.Constant):
        # Names of parameters and keywords are what they are in every language.
        if isinstance(text.value, str) and re.search(r"[a-z]{2}", text.value):
            yield text.value
    elif isinstance(text, (ast.JoinedStr, ast.BinOp, ast.IfExp)) or (
        isinstance(text, ast.Call) and make_ts.called(text) in ("format", "join")
    ):
        for part in ast.iter_child_nodes(text):
            yield from left_in_english(part, False)
    elif isinstance(text, ast.Attribute):
        # Of a call such as "...".format: the words before it.
        yield from left_in_english(text.value, False)


def test_no_message_is_put_together_out_of_english_words():
    found = []
    for path in sorted((ROOT / "algorithms").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        # The door for Python names its own arguments, which are what they are in every language.
        arguments = arguments_of(tree) if path.parent.name == "api" else set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for text, is_looked_up in spoken(node):
                    words = set(left_in_english(text, is_looked_up)) - arguments
                    found += [f"{path.name}:{node.lineno}: {each}" for each in sorted(words)]
    assert found == []


def arguments_of(tree):
    """The names of all arguments of a module's functions."""
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    return {
        argument.arg for each in functions for argument in (*each.args.args, *each.args.kwonlyargs)
    }


def visible(entry):
    """What the toolbox and the dialog show of an entry."""
    yield from (entry.displayName(), entry.group(), entry.shortHelpString(), *entry.tags())
    for each in entry.parameterDefinitions():
        yield from (each.description(), each.help())
        if each.type() == "enum":
            yield from each.options()
    for each in entry.outputDefinitions():
        yield each.description()


@pytest.fixture
def in_spanish(qgis_app, monkeypatch):
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication

    from balanced_zones.algorithms import translation

    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "es_MX"))
    translator = translation.install(I18N)
    assert translator is not None
    yield
    QCoreApplication.removeTranslator(translator)


def test_the_compiled_file_says_what_the_source_says(in_spanish):
    from qgis.PyQt.QtCore import QCoreApplication

    for text, translated in catalogue().items():
        assert QCoreApplication.translate("BalancedZones", text) == translated


def test_the_toolbox_speaks_spanish(provider, in_spanish):
    spanish = set(catalogue().values())
    same = {text for text, translated in catalogue().items() if text == translated}
    provider.refreshAlgorithms()
    for entry in provider.algorithms():
        for text in visible(entry):
            # Texts put together (fields looked for, spreads of a metric) begin like theirs.
            known = text in spanish or any(
                text.startswith(each.split("{")[0]) for each in spanish if "{" in each[12:]
            )
            assert known or text in same, f"{entry.name()}: {text!r}"


def test_errors_and_the_log_are_in_spanish(run, files, in_spanish):
    from qgis.core import QgsProcessingException

    from cases import county

    units, schools, _ = county(30, 3, 0)
    units.loc[0, "students"] = -1
    source, seats = files(units=units, schools=schools)
    layers = {"INPUT": source, "SCHOOLS": seats, **FIELDS_AND_OUTPUTS}
    with pytest.raises(QgsProcessingException, match="el número de alumnos es negativo"):
        run("geokmeansredistricting", **layers)
    units.loc[0, "students"] = 1
    source, seats = files(units=units, schools=schools)
    said = run("geokmeansredistricting", **layers)["said"]
    assert "Equilibrio" in said and "Balance" not in said


def test_qgis_process_speaks_the_users_language(qgis_process):
    done = qgis_process(
        "equalsizehubs",
        environment={"LC_ALL": "es_ES.UTF-8", "LANG": "es_ES.UTF-8"},
        INPUT=f"{SAMPLE}|layername=hub_schools",
        HUBS=1,
        OUTPUT="TEMPORARY_OUTPUT",
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
    )
    assert done.returncode != 0
    said = done.stderr + done.stdout
    assert "Número de núcleos: se necesitan al menos 2 núcleos: 1." in said


def test_where_a_message_says_what_is_wrong_is_in_spanish_too(run, files, in_spanish):
    from qgis.core import QgsProcessingException

    from cases import county

    units, schools, _ = county(30, 3, 0)
    units["students"] = -1
    source, seats = files(units=units, schools=schools)
    with pytest.raises(QgsProcessingException) as caught:
        run("geokmeansredistricting", INPUT=source, SCHOOLS=seats, **FIELDS_AND_OUTPUTS)
    said = str(caught.value)
    assert "el número de alumnos es negativo (campo «students»)" in said
    assert re.search(r" y \d+ más", said) and "more" not in said


def test_the_web_map_speaks_spanish(run, files, tmp_path, in_spanish):
    """The names of its colours too."""
    from balanced_zones.algorithms.core.palette import UTILISATION_CLASSES
    from cases import schools_at, squares

    units = squares(4, 2)
    units["zone"] = ["S0", "S0", "S1", "S1"] * 2
    source, seats = files(units=units, schools=schools_at(units, {0: 50, 7: 100}))
    run(
        "evaluateplan",
        INPUT=source,
        UNIT_ID="unit",
        STUDENT_FIELDS=["students"],
        SCHOOLS=seats,
        SCHOOL_ID="school",
        CAPACITY="seats",
        ZONE_FIELD="zone",
        ZONES="TEMPORARY_OUTPUT",
        MAP=str(tmp_path / "map.html"),
    )
    page = (tmp_path / "map.html").read_text("utf-8")
    data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", page)[1])
    spanish = catalogue()
    named = [text for *_, text in UTILISATION_CLASSES]
    assert [text for _, text in data["scale"]["entries"]] == [
        spanish.get(text, text) for text in named
    ]
    assert spanish[named[0]] != named[0]
