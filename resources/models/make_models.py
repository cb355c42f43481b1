# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the models of the toolbox: three_levels.model3, feeder_chain.model3 and the like.

    python3 make_models.py            # writes the models beside this script
    python3 make_models.py FOLDER

A model is a chain of toolbox entries; QGIS reads it from its file, and anyone can open it in the
Model Designer to change it. It is made with the means of QGIS 3.22, so that every later QGIS
reads it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

HERE = Path(__file__).resolve().parent
GROUP = "Models"
POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
POINTS = QgsProcessing.SourceType.TypeVectorPoint
NUMERIC = QgsProcessingParameterField.DataType.Numeric
TEXT, WHOLE, REAL = 10, 4, 6  # QVariant's numbers for field types, which QMetaType shares

Source = QgsProcessingModelChildParameterSource


CHOOSERS = {
    "INPUT": ("LayerByKind", "layer"),
    "UNIT_ID": ("FieldByKind", "unit_id"),
    "SCHOOLS": ("LayerByKind", "schools"),
    "SCHOOL_ID": ("FieldByKind", "school_id"),
    "CAPACITY": ("FieldByKind", "capacity"),
    "LEVEL_FIELD": ("FieldByKind", "level"),
    "BOROUGH": ("FieldByKind", "borough"),
}
"""What dialogs choose by themselves, by parameter; see ``algorithms/parameters/dialogs.py``."""


class Model:
    """A model that grows line by line.

    Parameters
    ----------
    name : str
        The id of the entry, after ``balancedzones:``.
    title, text : str
        What the toolbox shows and what the help panel says.
    """

    def __init__(self, name: str, title: str, text: str):
        self.made = QgsProcessingModelAlgorithm(name, GROUP)
        self.help = {"ALG_DESC": text, "ALG_CREATOR": "Balanced Zones", "TITLE": title}
        self.parameters: list[str] = []
        self.children = 0

    def add(self, parameter: QgsProcessingParameterDefinition, text: str, advanced=False) -> None:
        """A parameter of the model, with its help."""
        maker, kind = CHOOSERS.get(parameter.name(), ("", ""))
        if parameter.type() == "number":
            maker, kind = "PlainNumber", "number"
        if maker:
            # As in the tools: likely layers and fields, and 10 in place of 10.000000.
            maker = f"balanced_zones.algorithms.parameters.dialogs.{maker}"
            parameter.setMetadata({"widget_wrapper": {"class": maker, "kind": kind}})
        parameter.setHelp(text)
        if advanced:
            parameter.setFlags(
                parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced
            )
        component = QgsProcessingModelParameter(parameter.name())
        component.setPosition(QPointF(150, 80 + 110 * len(self.parameters)))
        self.made.addModelParameter(parameter, component)
        self.parameters.append(parameter.name())
        self.help[parameter.name()] = text

    def child(self, child_id: str, entry: str, title: str, outputs=None, **values) -> str:
        """A step of the model.

        Parameters
        ----------
        outputs : dict of str to (str, str, str), optional
            Outputs of the step that are outputs of the model: their name in the step, their
            name in the model, their title and what they hold.
        values : object
            A source (see ``given``, ``out``), or a value as it is.
        """
        step = QgsProcessingModelChildAlgorithm(entry)
        values = {**_defaults(step.algorithm()), **values}
        step.setChildId(child_id)
        step.setDescription(title)
        step.setPosition(QPointF(500 + 260 * (self.children % 4), 80 + 150 * self.children))
        self.children += 1
        for name, value in values.items():
            sources = value if isinstance(value, list) and _all_sources(value) else [value]
            step.addParameterSources(
                name,
                [s if isinstance(s, Source) else Source.fromStaticValue(s) for s in sources],
            )
        outputs_made = {}
        there = {definition.name() for definition in step.algorithm().parameterDefinitions()}
        outputs = {name: output for name, output in (outputs or {}).items() if name in there}
        for name, (model_name, output_title, text) in outputs.items():
            output = QgsProcessingModelOutput(model_name, output_title)
            output.setChildId(child_id)
            output.setChildOutputName(name)
            output.setPosition(step.position() + QPointF(240, 60 * len(outputs_made)))
            outputs_made[model_name] = output
            self.help[model_name] = text
        step.setModelOutputs(outputs_made)
        self.made.addChildAlgorithm(step)
        return child_id

    def write(self, path: Path) -> None:
        self.made.setParameterOrder(self.parameters)
        self.made.setHelpContent(self.help)
        self.made.updateDestinationParameters()
        wrong = []
        for child_id in self.made.childAlgorithms():
            fine, why = self.made.validateChildAlgorithm(child_id)
            if not fine:
                wrong += [f"{child_id}: {each}" for each in why]
        if wrong:
            raise ValueError("\n".join(wrong))
        if not self.made.toFile(str(path)):
            raise OSError(f"{path} could not be written")
        # QGIS writes attributes in an order that changes from run to run.
        path.write_text(ElementTree.canonicalize(from_file=str(path)) + "\n", encoding="utf-8")


def _defaults(entry) -> dict:
    """The default values of an entry's mandatory parameters: a model leaves none out."""
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    return {
        definition.name(): definition.defaultValue()
        for definition in entry.parameterDefinitions()
        if not definition.isDestination()
        and not definition.flags() & optional
        and definition.defaultValue() is not None
    }


def _all_sources(values: Iterable) -> bool:
    return bool(values) and all(isinstance(value, Source) for value in values)


given = Source.fromModelParameter
"""The value of a parameter of the model."""


def given_or(name: str, default) -> Source:
    """The same for one with a default, which qgis_process leaves out and models do not fill in."""
    return Source.fromExpression(f"coalesce(@{name}, {default!r})")


out = Source.fromChildOutput
"""The output of a step: its id, the output's name."""


def add_layers(model: Model) -> None:
    model.add(
        QgsProcessingParameterFeatureSource("INPUT", "Planning units", [POLYGONS]),
        "Polygons that tile the district, with the students of every grade.",
    )
    model.add(
        QgsProcessingParameterField(
            "UNIT_ID", "Planning unit id", parentLayerParameterName="INPUT"
        ),
        "Names the units in messages.",
    )
    model.add(
        QgsProcessingParameterFeatureSource("SCHOOLS", "Schools", [POINTS, POLYGONS]),
        "The schools of all levels.",
    )
    model.add(
        QgsProcessingParameterField("SCHOOL_ID", "School id", parentLayerParameterName="SCHOOLS"),
        "Becomes the id of the school's zone.",
    )
    model.add(
        QgsProcessingParameterField(
            "CAPACITY", "Capacity", parentLayerParameterName="SCHOOLS", type=NUMERIC
        ),
        "Seats of each school.",
    )
    model.add(
        QgsProcessingParameterField(
            "LEVEL_FIELD", "Level field", parentLayerParameterName="SCHOOLS"
        ),
        "The field that tells the level of each school.",
    )


def add_level(model: Model, key: str, name: str) -> None:
    """The parameters of one school level."""
    model.add(
        QgsProcessingParameterField(
            f"{key}_STUDENTS",
            f"{name} students (fields are added up)",
            parentLayerParameterName="INPUT",
            type=NUMERIC,
            allowMultiple=True,
        ),
        "Students who live in each unit: the grades of this level, or their total.",
    )
    model.add(
        QgsProcessingParameterString(f"{key}_LEVEL", f"{name} level", defaultValue=key),
        "What the level field reads for the schools of this level.",
    )
    model.add(
        QgsProcessingParameterField(
            f"{key}_EXISTING",
            f"{name} plan in force",
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        "The school id of each unit's zone in force: students keep their school as far as the "
        "weight of the existing plans asks, where plans are improved.",
    )


def add_settings(model: Model) -> None:
    model.add(
        QgsProcessingParameterEnum(
            "IMPROVE",
            "Improve the plans afterwards",
            options=["No: the paper's own plan", "Standard: seconds", "Thorough: minutes"],
            defaultValue=1,
        ),
        "The published method's own plan, or one bettered from there as 'Improve a zone plan' "
        "does: schools filled within the tolerance as far as such a plan is found, with short "
        "journeys and round zones.",
    )
    model.add(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            "Tolerance around the district's utilisation (%)",
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=10,
            minValue=0,
            maxValue=1000,
        ),
        "Counts where plans are improved: 10 in a district that fills 90 % of its seats lets "
        "every school be filled from 81 to 99 %.",
    )
    model.add(
        QgsProcessingParameterNumber(
            "STABILITY",
            "Weight of the existing plans",
            type=QgsProcessingParameterNumber.Type.Double,
            optional=True,
            minValue=0,
        ),
        "Counts where plans are improved and there are plans in force: 1 weighs them lightly, 20 "
        "moves hardly anyone who need not. Left empty: 1 for every level with a plan in force.",
        advanced=True,
    )
    add_random_seed(model, "The same random seed gives the same plans.")


def add_random_seed(model: Model, text: str) -> None:
    model.add(
        QgsProcessingParameterNumber(
            "RANDOM_SEED",
            "Random seed",
            type=QgsProcessingParameterNumber.Type.Integer,
            defaultValue=0,
            minValue=0,
        ),
        text,
        advanced=True,
    )


def of_level(key: str) -> dict:
    """What a step that draws the zones of a level takes from the model."""
    return {
        **schools_of(key),
        "IMPROVE": given_or("IMPROVE", 1),
        "TOLERANCE": given_or("TOLERANCE", 10),
        "EXISTING_FIELD": given(f"{key}_EXISTING"),
        "STABILITY": stability_of(key),
        "RANDOM_SEED": given_or("RANDOM_SEED", 0),
        "ZONE_NAME": f"plan_{key.lower()}",
    }


def schools_of(key: str) -> dict:
    """The schools of a level, as every step takes them."""
    return {
        "SCHOOLS": given("SCHOOLS"),
        "SCHOOL_ID": given("SCHOOL_ID"),
        "CAPACITY": given("CAPACITY"),
        "LEVEL_FIELD": given("LEVEL_FIELD"),
        "LEVEL": given_or(f"{key}_LEVEL", key),
    }


def stability_of(key: str) -> Source:
    """The weight of a level's plan in force: none where there is no such plan."""
    return Source.fromExpression(f"if(coalesce(@{key}_EXISTING, '') = '', NULL, @STABILITY)")


def three_levels() -> Model:
    levels = (("ES", "Elementary"), ("MS", "Middle"), ("HS", "High"))
    model = Model(
        "threelevels",
        "Draw three levels",
        "Draws the attendance zones of elementary, middle and high schools in one run, each by "
        "'Draw attendance zones', and puts them together: one layer of planning "
        "units with a field per level (plan_es, plan_ms, plan_hs), a layer of zones per level, "
        "one table with the figures of every level, and one report.\n\n"
        "Fields of these names that the planning units hold from an earlier run are replaced.",
    )
    add_layers(model)
    for key, name in levels:
        add_level(model, key, name)
    add_settings(model)
    units, zones, reports = given("INPUT"), [], []
    for key, name in levels:
        level = key.lower()
        outputs = {
            "ZONES": (
                f"ZONES_{key}",
                f"{name} zones",
                "One polygon per zone with its students, capacity and measures.",
            )
        }
        if key == "HS":
            outputs["OUTPUT"] = (
                "UNITS",
                "Planning units by zone",
                "Every planning unit with its zone and its distance to school, per level.",
            )
        model.child(
            level,
            "balancedzones:geokmeansredistricting",
            f"Draw the {name.lower()} zones",
            outputs,
            INPUT=units,
            UNIT_ID=given("UNIT_ID"),
            STUDENT_FIELDS=given(f"{key}_STUDENTS"),
            **of_level(key),
        )
        units = out(level, "OUTPUT")
        reports.append(out(level, "REPORT"))
        model.child(
            f"{level}_level",
            "native:fieldcalculator",
            f"Mark the {name.lower()} zones",
            INPUT=out(level, "ZONES"),
            FIELD_NAME="level",
            FIELD_TYPE=2,
            FIELD_LENGTH=0,
            FIELD_PRECISION=0,
            FORMULA=f"coalesce(@{key}_LEVEL, '{key}')",
        )
        zones.append(out(f"{level}_level", "OUTPUT"))
    joined(model, reports, "Elementary schools; Middle schools; High schools")
    model.child("all", "native:mergevectorlayers", "Put the zones together", LAYERS=zones)
    model.child(
        "sums",
        "native:aggregate",
        "Figures per level",
        INPUT=out("all", "OUTPUT"),
        GROUP_BY='"level"',
        AGGREGATES=[
            figure("level", '"level"', "first_value", TEXT),
            figure("zones", '"zone_id"', "count", WHOLE),
            figure("students", '"students"', "sum", REAL),
            figure("seats", '"capacity"', "sum", REAL),
            figure("min_utilisation", '"utilisation"', "minimum", REAL),
            figure("max_utilisation", '"utilisation"', "maximum", REAL),
            figure("balance", '100 - abs(100 - "utilisation")', "mean", REAL),
            figure("compactness", '"compactness"', "mean", REAL),
            figure("proximity_mi", '"proximity_m" / 1609.344', "mean", REAL),
        ],
    )
    model.child(
        "table",
        "native:dropgeometries",
        "Table of the levels",
        {
            "OUTPUT": (
                "TABLE",
                "Figures of the levels",
                "One row per level: zones, students, seats, lowest and highest utilisation (%), "
                "balance and compactness (of 100), proximity (miles).",
            )
        },
        INPUT=out("sums", "OUTPUT"),
    )
    return model


def joined(model: Model, reports: list, titles: str) -> None:
    model.child(
        "report",
        "balancedzones:joinreports",
        "One report of all levels",
        {
            "OUTPUT": (
                "REPORT",
                "Report",
                "One page to read, print and hand on, with the maps, figures and tables of every "
                "level.",
            )
        },
        REPORTS=reports,
        TITLES=titles,
    )


def figure(name: str, value: str, aggregate: str, kind: int) -> dict:
    """A column of native:aggregate."""
    return {
        "aggregate": aggregate,
        "delimiter": ",",
        "input": value,
        "length": 0,
        "name": name,
        "precision": 0,
        "type": kind,
    }


def feeder_chain() -> Model:
    model = Model(
        "feederchain",
        "Draw a feeder chain",
        "Draws the elementary zones first, then the middle zones with the elementary zones as "
        "their planning units. So every elementary school feeds one middle school: no class is "
        "split when it changes school. Plans in force are kept as far as their weight asks; of "
        "an elementary zone the middle school in force is that of most of its middle students.\n\n"
        "The price is that the middle zones can be balanced less closely: whole elementary "
        "zones are coarse. No two middle schools may stand in one elementary zone.",
    )
    add_layers(model)
    for key, name in (("ES", "Elementary"), ("MS", "Middle")):
        add_level(model, key, name)
    add_settings(model)
    model.child(
        "es",
        "balancedzones:geokmeansredistricting",
        "Draw the elementary zones",
        INPUT=given("INPUT"),
        UNIT_ID=given("UNIT_ID"),
        STUDENT_FIELDS=given("ES_STUDENTS"),
        SUM_FIELDS=given("MS_STUDENTS"),
        MAIN_FIELDS=given("MS_EXISTING"),
        **of_level("ES"),
        outputs={
            "ZONES": (
                "ZONES_ES",
                "Elementary zones",
                "One polygon per elementary zone, with its own students and, field by field, "
                "those of the middle grades who live in it.",
            )
        },
    )
    model.child(
        "ms",
        "balancedzones:geokmeansredistricting",
        "Draw the middle zones from them",
        INPUT=out("es", "ZONES"),
        UNIT_ID="zone_id",
        STUDENT_FIELDS=given("MS_STUDENTS"),
        **of_level("MS"),
        outputs={
            "OUTPUT": (
                "FEEDERS",
                "Feeders",
                "Every elementary zone (zone_id) with the middle school that it feeds (plan_ms).",
            ),
            "ZONES": (
                "ZONES_MS",
                "Middle zones",
                "One polygon per middle zone with its measures.",
            ),
        },
    )
    model.child(
        "both",
        "native:joinattributestable",
        "Planning units with both plans",
        {
            "OUTPUT": (
                "UNITS",
                "Planning units by zone",
                "Every planning unit with its elementary zone (plan_es) and its middle zone "
                "(plan_ms).",
            )
        },
        INPUT=out("es", "OUTPUT"),
        FIELD="plan_es",
        INPUT_2=out("ms", "OUTPUT"),
        FIELD_2="zone_id",
        FIELDS_TO_COPY=["plan_ms"],
        METHOD=1,
        DISCARD_NONMATCHING=False,
        PREFIX="",
    )
    model.child(
        "units",
        "balancedzones:evaluateplan",
        "Count who changes middle school, unit by unit",
        INPUT=out("both", "OUTPUT"),
        UNIT_ID=given("UNIT_ID"),
        STUDENT_FIELDS=given("MS_STUDENTS"),
        ZONE_FIELD="plan_ms",
        TOLERANCE=given_or("TOLERANCE", 10),
        EXISTING_FIELD=given("MS_EXISTING"),
        **schools_of("MS"),
    )
    reports = [out(step, "REPORT") for step in ("es", "ms", "units")]
    joined(model, reports, "Elementary schools; Middle schools; Middle schools, unit by unit")
    return model


def hubs_per_borough() -> Model:
    model = Model(
        "hubsperborough",
        "Form hubs per borough",
        "Groups points, such as schools, into hubs whose sizes all lie within a range, apart for "
        "every borough (or any other value of a field), by 'Group points into hubs within a "
        "range of sizes', and tells the figures of every borough in a table.",
    )
    model.add(
        QgsProcessingParameterFeatureSource(
            "INPUT", "Points", [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        ),
        "Schools or other places. Lines and polygons count by their centroid.",
    )
    model.add(
        QgsProcessingParameterField("BOROUGH", "Borough", parentLayerParameterName="INPUT"),
        "The field that names the borough of each point.",
    )
    for name, title, size, text in (
        ("MIN_SIZE", "Smallest size", 30, "No hub has fewer points."),
        ("MAX_SIZE", "Largest size", 40, "No hub has more points."),
    ):
        model.add(
            QgsProcessingParameterNumber(
                name,
                title,
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=size,
                minValue=1,
            ),
            text,
        )
    add_random_seed(model, "The same random seed gives the same hubs.")
    model.child(
        "hubs",
        "balancedzones:hubswithinsizerange",
        "Form the hubs",
        {
            "OUTPUT": (
                "POINTS",
                "Points by hub",
                "Every point with its hub, the hub's size and the distance to the hub's centre.",
            ),
            "HUBS_OUTPUT": (
                "HUBS",
                "Hubs",
                "One polygon around every hub, with its size and distances.",
            ),
            "MAP": ("MAP", "Web map", "A page with the hubs on a map, for any browser."),
        },
        INPUT=given("INPUT"),
        MIN_SIZE=given_or("MIN_SIZE", 30),
        MAX_SIZE=given_or("MAX_SIZE", 40),
        GROUP_FIELD=given("BOROUGH"),
        RANDOM_SEED=given_or("RANDOM_SEED", 0),
    )
    model.child(
        "sums",
        "native:aggregate",
        "Figures per borough",
        INPUT=out("hubs", "HUBS_OUTPUT"),
        GROUP_BY='"hub_group"',
        AGGREGATES=[
            figure("borough", '"hub_group"', "first_value", TEXT),
            figure("hubs", '"hub_id"', "count", WHOLE),
            figure("points", '"hub_size"', "sum", WHOLE),
            figure("min_size", '"hub_size"', "minimum", WHOLE),
            figure("max_size", '"hub_size"', "maximum", WHOLE),
            figure("mean_distance_m", '"mean_distance_m"', "mean", REAL),
            figure("max_distance_m", '"max_distance_m"', "maximum", REAL),
        ],
    )
    model.child(
        "table",
        "native:dropgeometries",
        "Table of the boroughs",
        {
            "OUTPUT": (
                "TABLE",
                "Figures of the boroughs",
                "One row per borough: hubs, points, sizes of the smallest and the largest hub, "
                "mean of the hubs' mean distances and the longest distance (metres).",
            )
        },
        INPUT=out("sums", "OUTPUT"),
    )
    return model


MODELS = {
    "three_levels": three_levels,
    "feeder_chain": feeder_chain,
    "hubs_per_borough": hubs_per_borough,
}


def main(folder: Path) -> None:
    for name, make in MODELS.items():
        path = folder / f"{name}.model3"
        make().write(path)
        print(path)


def start_qgis() -> list:
    """Start QGIS with its own entries and ours; returns what must be kept alive."""
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication
    from qgis.testing import start_app

    package = "balanced_zones"
    root = HERE.parents[1]
    spec = importlib.util.spec_from_file_location(
        package, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules[package] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[package])
    app = start_app()
    native = QgsNativeAlgorithms()
    provider = importlib.import_module(f"{package}.algorithms.provider").BalancedZonesProvider()
    for each in (native, provider):
        QgsApplication.processingRegistry().addProvider(each)
    return [app, native, provider]


if __name__ == "__main__":
    kept = start_qgis()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
