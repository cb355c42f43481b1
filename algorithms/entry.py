"""What every toolbox entry shares."""

from __future__ import annotations

import traceback
from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtGui import QIcon

from . import libraries
from .core.progress import Stopped
from .qgis_io.texts import tr
from .writing.pages import write_pages

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


class Cancelled(Stopped):
    """The user stopped the run before there was anything to write."""


def between_semicolons(text: str) -> list[str]:
    """The parts of a text, without blanks around them and without empty ones."""
    return [part.strip() for part in text.split(";") if part.strip()]


def why_not(entry, fine, why, parameters, context) -> tuple:
    """Whether an entry or a model can run with its parameters, and why not.

    To what QGIS has found, in words that may hold whole addresses, this adds outputs that
    cannot be written where they are asked for.
    """
    if libraries.what_is_missing():
        return fine, why
    broken = libraries.what_is_broken(("pyproj",))
    if broken:
        return False, broken
    from .core.errors import describe
    from .core.texts import translate_with
    from .qgis_io.destinations import hindrances
    from .qgis_io.discretion import of_run
    from .qgis_io.threads import keep_proj_context

    translate_with(tr)
    keep_proj_context()
    if fine:
        why = describe(hindrances(entry, parameters, context))
    return fine and not why, of_run(entry, parameters, context).connections(why) if why else ""


def _plain(results: dict) -> dict:
    """Results as QGIS can pass them on: it drops numpy's numbers."""
    return {
        name: value.item() if hasattr(value, "item") else value for name, value in results.items()
    }


class Entry(QgsProcessingAlgorithm):
    """A toolbox entry: declares parameters, reads layers, calls the core, writes layers.

    Subclasses set ``ID``, ``TITLE``, ``GROUP``, ``HELP``, ``TAGS`` and the ``LIBRARIES`` that
    they stand on, and implement ``compute`` in place of ``processAlgorithm``.
    """

    ID = TITLE = GROUP = HELP = ""
    LIBRARIES = libraries.FOR_HUBS
    ICON = "balanced_zones.svg"
    TAGS: tuple = ()
    NO_LIMIT_IF_EMPTY: tuple = ()
    """Parameters with a default that, left empty on purpose, set no limit: read as 0."""

    def __init__(self):
        super().__init__()
        self.output_styles = []
        self.tallies = []
        self.discretion = None

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.ID

    def displayName(self):
        return tr(self.TITLE)

    def group(self):
        return tr(self.GROUP)

    def groupId(self):
        return self.GROUP.lower()

    def tags(self):
        return [tr(tag) for tag in self.TAGS]

    def shortHelpString(self):
        return tr(self.HELP)

    def helpUrl(self):
        page = RESOURCES / "help" / f"{self.ID}.html"
        return page.as_uri() if page.is_file() else ""

    def icon(self):
        return QIcon(str(RESOURCES / "icons" / self.ICON))

    def canExecute(self):
        why = libraries.what_is_missing()
        return not why, why

    def checkParameterValues(self, parameters, context):
        from .qgis_io.given import without_blanks

        parameters = without_blanks(self, parameters)
        fine, why = super().checkParameterValues(parameters, context)
        return why_not(self, fine, why, parameters, context)

    def processAlgorithm(self, parameters, context, feedback):
        # Models and scripts run entries without asking whether they can.
        can, why = self.canExecute()
        if can:
            for warning in libraries.second_copies():
                feedback.pushWarning(warning)
            why = libraries.what_is_broken(self.LIBRARIES)
        if why:
            raise QgsProcessingException(why)
        from .core.errors import InputError
        from .core.texts import translate_with
        from .qgis_io.destinations import hindrances, tables_that_go, without_unwanted
        from .qgis_io.discretion import of_run
        from .qgis_io.feedback import RecordingFeedback
        from .qgis_io.given import with_real_names, without_blanks
        from .qgis_io.kept import keep_results
        from .qgis_io.threads import keep_proj_context

        translate_with(tr)
        keep_proj_context()

        parameters = without_blanks(self, without_unwanted(self, parameters))
        self.discretion = of_run(self, parameters, context)
        feedback = RecordingFeedback(feedback, self.discretion)
        try:
            parameters = self.completed(parameters, context)
            found = hindrances(self, parameters, context)
            if found:
                raise InputError(found)
            parameters = with_real_names(self, parameters, context)
            self._check_map(parameters, context)
            for warning in tables_that_go(self, parameters, context):
                feedback.pushWarning(warning)
            results = _plain(self.compute(parameters, context, feedback))
            self._check_written(context, feedback)
            results.update(write_pages(self, results, parameters, context, feedback))
            if feedback.isCanceled():
                keep_results(self, results, context, feedback)
            return results
        except Stopped:
            feedback.pushWarning(tr("Cancelled: nothing was written."))
            return {}
        except (InputError, QgsProcessingException) as error:
            # QGIS's own messages hold whole addresses, passwords and all.
            raise QgsProcessingException(self.discretion.connections(str(error))) from None
        except Exception as error:
            feedback.pushDebugInfo(traceback.format_exc())
            text = tr(
                "Something went wrong that Balanced Zones did not foresee "
                "({kind}: {error}). Nothing was lost. Please report it with the log."
            ).format(kind=type(error).__name__, error=error)
            raise QgsProcessingException(self.discretion.connections(text)) from None

    def completed(self, parameters, context):
        """The parameters, with what follows from others where it is not given itself.

        Work, log and the record of the run all see these.
        """
        return parameters

    def stop_if_cancelled(self, feedback):
        """End the run without output if the user asked for it."""
        if feedback.isCanceled():
            raise Cancelled

    def compute(self, parameters, context, feedback):
        """Do the work; an ``InputError`` of the core reaches the user as its message."""
        raise NotImplementedError(f"{type(self).__name__} implements compute()")

    def add_page_parameters(self, report="", web_map=""):
        """The parameters ``REPORT`` and ``MAP``, where their help is given."""
        for name, label, help_text in (
            ("REPORT", tr("Report"), report),
            ("MAP", tr("Web map"), web_map),
        ):
            if help_text:
                self.described(
                    QgsProcessingParameterFileDestination(
                        name,
                        label,
                        tr("HTML files (*.html)"),
                        optional=True,
                        createByDefault=False,
                    ),
                    help_text,
                )

    def report_page(self, record, json_name, parameters, context):
        """The report as HTML; entries with a parameter ``REPORT`` implement it."""
        raise NotImplementedError(f"{type(self).__name__} implements report_page()")

    def map_content(self, parameters, context):
        """A ``WebMap``; entries with a parameter ``MAP`` implement it."""
        raise NotImplementedError(f"{type(self).__name__} implements map_content()")

    def page_path(self, name, parameters, context):
        """Where a page is to be written; empty where it is not asked for."""
        if self.parameterDefinition(name) is None or not parameters.get(name):
            return ""
        return self.parameterAsFileOutput(parameters, name, context)

    def _check_map(self, parameters, context):
        """Find out before any work whether the map asked for can be written."""
        from .core.errors import Fault, InputError

        if self.page_path("MAP", parameters, context) and not libraries.is_there("plotly"):
            raise InputError(
                Fault(
                    "the web map needs the Python library plotly, which this QGIS lacks",
                    "On Debian or Ubuntu, run: sudo apt install python3-plotly. On Windows "
                    "or macOS, run with the Python of QGIS: python3 -m pip install plotly. Or run "
                    "this without the map.",
                    "MAP",
                )
            )

    def postProcessAlgorithm(self, context, feedback):
        if self.output_styles:
            from .qgis_io.feedback import RecordingFeedback
            from .qgis_io.styling import ResultGroup

            feedback = RecordingFeedback(feedback, self.discretion)

            group = ResultGroup(self.results_title())
            for styles in self.output_styles:
                try:
                    styles.finish(context, feedback, group)
                except Exception as error:
                    # A look never costs the layer.
                    feedback.pushDebugInfo(traceback.format_exc())
                    feedback.pushWarning(
                        tr("The style of {place} could not be set ({kind}: {error}).").format(
                            place=styles.destination, kind=type(error).__name__, error=error
                        )
                    )
        return {}

    def results_title(self):
        """What the layers of this run are called together, in the layer tree."""
        return self.displayName()

    def described(self, parameter, help_text, advanced=False, kind=""):
        """Add a parameter with its help.

        ``kind`` says what a field or a layer is for, so that dialogs choose a likely one: one of
        ``core.fields.LIKELY``; "layer" or "schools".
        """
        parameter.setHelp(help_text)
        if kind:
            maker = "LayerByKind" if kind in ("layer", "schools") else "FieldByKind"
            chooser = {"class": f"{__package__}.parameters.dialogs.{maker}", "kind": kind}
            parameter.setMetadata({"widget_wrapper": chooser})
        if advanced:
            parameter.setFlags(
                parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced
            )
        self.addParameter(parameter)

    def field_names(self, name, parameters, context):
        """The fields chosen in a field parameter, by the call that this QGIS knows."""
        read = getattr(self, "parameterAsStrings", None) or self.parameterAsFields
        return read(parameters, name, context)

    def texts(self, name, parameters, context):
        """The texts of a parameter that takes several, with semicolons between."""
        return between_semicolons(self.parameterAsString(parameters, name, context))

    def source(self, name, parameters, context):
        """A feature source, or the error that QGIS words for it."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def whole_number(self, name, parameters, context):
        """A whole number; QGIS itself would round what is none."""
        from .core.errors import Fault, InputError

        number = self.parameterAsDouble(parameters, name, context)
        if not float(number).is_integer():
            raise InputError(
                Fault(
                    "this number is not whole",
                    "Give a whole number.",
                    self.parameterDefinition(name).description(),
                    detail=f"{number:g}",
                )
            )
        return int(number)

    def check_layer_of(self, layer, names, parameters):
        """Raise an InputError where fields are chosen but not the layer that they are of."""
        from .core.errors import Fault, InputError

        if parameters.get(layer) not in (None, ""):
            return
        faults = [
            Fault(
                tr("{name} is given, but no layer").format(name=name),
                tr("Choose the layer ({layer}), or leave {name} empty.").format(
                    layer=layer, name=name
                ),
                self.parameterDefinition(layer).description(),
                detail=str(parameters[name]),
            )
            for name in names
            if parameters.get(name) not in (None, "", [])
        ]
        if faults:
            raise InputError(faults)

    def add_random_seed(self, help_text):
        """The parameter that makes random methods repeatable."""
        self.described(
            QgsProcessingParameterNumber(
                "RANDOM_SEED",
                tr("Random seed"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=0,
                minValue=0,
            ),
            help_text,
            advanced=True,
        )

    def layer_name(self, source, role):
        """How messages call a layer: by its role and its name."""
        from .qgis_io.discretion import plain_name

        name = plain_name(source.sourceName())
        return f"{role} '{name}'" if name else role

    def sink(self, name, parameters, context, fields, geometry_type, crs):
        """A ``CountedSink`` and its id; None where an optional output is left out.

        Let go of it when all is written; ``processAlgorithm`` then sees to it that all is there.
        """
        from .qgis_io import destinations, sinks

        if parameters.get(name) is None:
            return None, ""
        place = destinations.written(self, name, parameters, context)
        before = destinations.features_added_to(parameters, name, context)
        fields, converters, types = sinks.as_taken(fields, place)
        sink, destination = self.parameterAsSink(
            parameters, name, context, fields, geometry_type, crs
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, name))
        self.discretion.add(destination, name)
        self.tallies.append(sinks.Tally(name, destination, 0, before, place, types))
        return sinks.CountedSink(sink, converters, self.tallies[-1]), destination

    def _check_written(self, context, feedback):
        """Nothing may count as done that is not in the outputs."""
        from .core.errors import InputError

        faults = list(filter(None, (tally.finish(context, feedback) for tally in self.tallies)))
        if faults:
            raise InputError(faults)
