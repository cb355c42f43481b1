# SPDX-License-Identifier: GPL-2.0-or-later
"""What every toolbox entry shares."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Callable, NamedTuple, Optional

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
)
from qgis.PyQt.QtGui import QIcon

from . import libraries
from .core.progress import Stopped
from .qgis_io import help_pages
from .qgis_io.compat import ParameterFlag
from .qgis_io.texts import tr
from .run import Run

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def why_not(entry, fine, why, parameters, context) -> tuple:
    """Whether an entry or a model can run with its parameters, and why not.

    To what QGIS has found, in words that may hold whole addresses, this adds what is wrong with
    numbers, and outputs that cannot be written where they are asked for.
    """
    if libraries.what_is_missing():
        return fine, why
    broken = libraries.what_is_broken(("pyproj",))
    if broken:
        return False, broken
    from .core.errors import describe
    from .qgis_io.destinations import hindrances
    from .qgis_io.discretion import of_run
    from .qgis_io.given import wrong_numbers
    from .qgis_io.reader import speak_to_reader
    from .qgis_io.threads import keep_proj_context

    speak_to_reader(context.project())
    keep_proj_context()
    found = wrong_numbers(entry, parameters)
    if fine:
        found += hindrances(entry, parameters, context)
    if found:
        fine, why = False, describe(found)
    return fine and not why, of_run(entry, parameters, context).connections(why) if why else ""


class Results(NamedTuple):
    """What an entry's ``compute`` returns.

    Attributes
    ----------
    outputs : dict
        Every output by its name: where a layer lies, a number.
    report : callable, optional
        Makes the page ``REPORT`` from a ``RunRecord`` and the name of the settings file beside it.
    web_map : callable, optional
        Makes the ``WebMap`` of the page ``MAP``.
    title : str
        What the layers of the run are called together; the entry's own name if empty.
    """

    outputs: dict
    report: Optional[Callable] = None
    web_map: Optional[Callable] = None
    title: str = ""


def _plain(results: dict) -> dict:
    """Results as QGIS can pass them on: it drops numpy's numbers."""
    return {
        name: value.item() if hasattr(value, "item") else value for name, value in results.items()
    }


class Entry(QgsProcessingAlgorithm):
    """A toolbox entry: declares parameters, reads layers, calls the core, writes layers.

    Subclasses set ``ID``, ``TITLE``, ``GROUP``, ``HELP``, ``TAGS`` and the ``LIBRARIES`` that
    they stand on, and implement ``compute`` in place of ``processAlgorithm``. They keep nothing
    of a run: what ``compute`` finds it returns.
    """

    ID = TITLE = GROUP = HELP = ""
    LIBRARIES = libraries.FOR_HUBS
    ICON = "balanced_zones.svg"
    TAGS: tuple = ()
    NO_LIMIT_IF_EMPTY: tuple = ()
    """Parameters with a default that, left empty on purpose, set no limit: read as 0."""

    def __init__(self):
        super().__init__()
        self._looks = (), None, ""  # of what was written, for postProcessAlgorithm

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

    def shortDescription(self):
        """What the toolbox tells where the pointer rests: the help's first paragraph."""
        return self.shortHelpString().split("\n\n")[0]

    def helpUrl(self):
        page = help_pages.page(self.ID)
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
        from .parameters import pages
        from .qgis_io.destinations import hindrances, tables_that_go, without_unwanted
        from .qgis_io.discretion import of_run
        from .qgis_io.feedback import RecordingFeedback
        from .qgis_io.given import remembered, with_real_names, without_blanks, wrong_numbers
        from .qgis_io.kept import keep_results
        from .qgis_io.reader import speak_to_reader
        from .qgis_io.threads import keep_proj_context
        from .writing.pages import write_pages

        speak_to_reader(context.project())
        keep_proj_context()

        parameters = without_blanks(self, without_unwanted(self, parameters))
        discretion = of_run(self, parameters, context)
        run = Run(self, parameters, context, RecordingFeedback(feedback, discretion), discretion)
        feedback = run.feedback
        try:
            found = wrong_numbers(self, parameters)
            run.parameters = self.completed(run)
            found += hindrances(self, run.parameters, context)
            if found:
                raise InputError(found)
            run.parameters = with_real_names(self, run.parameters, context)
            pages.check(run)
            for warning in tables_that_go(self, run.parameters, context):
                feedback.pushWarning(warning)
            results = self.compute(run)
            outputs = _plain(results.outputs)
            run.check_written()
            outputs.update(write_pages(run, results, outputs))
            if feedback.isCanceled():
                keep_results(self, outputs, run.styles, context, feedback)
                run.styles = []
            for each in run.styles:
                if each.plan:
                    each.given = remembered(run.parameters, each.plan)
            self._looks = run.styles, discretion, results.title or self.displayName()
            return outputs
        except Stopped:
            feedback.pushWarning(tr("Cancelled: nothing was written."))
            return {}
        except (InputError, QgsProcessingException) as error:
            # QGIS's own messages hold whole addresses, passwords and all.
            raise QgsProcessingException(discretion.connections(str(error))) from None
        except Exception as error:
            feedback.pushDebugInfo(traceback.format_exc())
            text = tr(
                "Something went wrong that Balanced Zones did not foresee "
                "({kind}: {error}). Nothing was lost. Please report it with the log."
            ).format(kind=type(error).__name__, error=error)
            raise QgsProcessingException(discretion.connections(text)) from None

    def completed(self, run):
        """The run's parameters, with what follows from others where it is not given itself.

        Work, log and the record of the run all see these.
        """
        return run.parameters

    def compute(self, run):
        """Do the work and return ``Results``; an ``InputError`` reaches the user as it is."""
        raise NotImplementedError(f"{type(self).__name__} implements compute()")

    def postProcessAlgorithm(self, context, feedback):
        styles, discretion, title = self._looks
        if styles:
            from .qgis_io.feedback import RecordingFeedback
            from .qgis_io.styling import ResultGroup

            feedback = RecordingFeedback(feedback, discretion)
            group = ResultGroup(title)
            for each in styles:
                try:
                    each.finish(context, feedback, group)
                except Exception as error:
                    # A look never costs the layer.
                    feedback.pushDebugInfo(traceback.format_exc())
                    feedback.pushWarning(
                        tr("The style of {place} could not be set ({kind}: {error}).").format(
                            place=each.destination, kind=type(error).__name__, error=error
                        )
                    )
        return {}

    def described(self, parameter, help_text, advanced=False, kind=""):
        """Add a parameter with its help.

        ``kind`` says what a field or a layer is for, so that dialogs choose a likely one: one of
        ``core.fields.LIKELY``; "layer" or "schools". Numbers need none: they are shown as people
        write them.
        """
        parameter.setHelp(help_text)
        maker = ""
        if kind:
            maker = "LayerByKind" if kind in ("layer", "schools") else "FieldByKind"
        elif parameter.type() in ("number", "distance"):
            kind, maker = "number", "PlainNumber"
        if maker:
            chooser = {"class": f"{__package__}.parameters.dialogs.{maker}", "kind": kind}
            parameter.setMetadata({"widget_wrapper": chooser})
        if advanced:
            parameter.setFlags(parameter.flags() | ParameterFlag.Advanced)
        self.addParameter(parameter)
