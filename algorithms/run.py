# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of an entry: what is asked, who listens, and what is written."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProcessingException

from .core.progress import Stopped


class Cancelled(Stopped):
    """The user stopped the run before there was anything to write."""


class Run:
    """What an entry is asked, read by name, and the outputs that it writes.

    Every part of ``parameters`` reads from a run, and every function of ``writing`` writes to
    one. It needs no dialog: an entry, a dictionary of parameters and a context are enough.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
        Whose parameters these are.
    parameters : dict
        As QGIS gives them.
    context : QgsProcessingContext
    feedback : QgsProcessingFeedback or RecordingFeedback
    discretion : Discretion, optional
        What may be said of the outputs' addresses.

    Attributes
    ----------
    styles : list of OutputStyles
        Of the outputs written so far.
    """

    def __init__(self, entry, parameters, context, feedback, discretion=None):
        self.entry, self.parameters = entry, parameters
        self.context, self.feedback = context, feedback
        self.discretion = discretion
        self.styles = []
        self._tallies = []

    # -- what is asked -------------------------------------------------------------------

    def has(self, name: str) -> bool:
        """Whether a parameter is there and has a value."""
        from .qgis_io.values import is_blank

        there = self.entry.parameterDefinition(name) is not None
        return there and not is_blank(self.parameters.get(name))

    def own(self, name: str) -> str:
        """What a parameter is called where it is asked."""
        return name

    def label(self, name: str) -> str:
        """How people call a parameter."""
        return self.entry.parameterDefinition(name).description()

    def text(self, name: str) -> str:
        return self.entry.parameterAsString(self.parameters, name, self.context).strip()

    def texts(self, name: str) -> list[str]:
        """The texts of a parameter that takes several, with semicolons between."""
        return [part.strip() for part in self.text(name).split(";") if part.strip()]

    def number(self, name: str) -> float:
        return self.entry.parameterAsDouble(self.parameters, name, self.context)

    def number_if_any(self, name: str) -> Optional[float]:
        """A number, or None where the parameter is left empty."""
        return self.number(name) if self.has(name) else None

    def whole_number(self, name: str) -> int:
        """A whole number; QGIS itself would round what is none."""
        from .core.errors import Fault, InputError
        from .core.texts import general

        number = self.number(name)
        if not float(number).is_integer():
            raise InputError(
                Fault(
                    "this number is not whole",
                    "Give a whole number.",
                    self.label(name),
                    detail=general(number),
                )
            )
        return int(number)

    def whole_number_if_any(self, name: str) -> Optional[int]:
        """A whole number, or None where the parameter is left empty."""
        return self.whole_number(name) if self.has(name) else None

    def choice(self, name: str) -> int:
        """The place of the option that is chosen, from 0."""
        return self.entry.parameterAsEnum(self.parameters, name, self.context)

    def flag(self, name: str) -> bool:
        return self.entry.parameterAsBool(self.parameters, name, self.context)

    def fields(self, name: str) -> list[str]:
        """The fields chosen in a field parameter."""
        from .qgis_io.given import field_names

        return field_names(self.entry, name, self.parameters, self.context)

    def field(self, name: str) -> Optional[str]:
        """The field chosen in a field parameter, or None."""
        return next(iter(self.fields(name)), None)

    def source(self, name: str):
        """A feature source, or the error that QGIS words for it."""
        source = self.source_if_any(name)
        if source is None:
            raise QgsProcessingException(self.entry.invalidSourceError(self.parameters, name))
        return source

    def source_if_any(self, name: str):
        """A feature source, or None where no layer is given."""
        return self.entry.parameterAsSource(self.parameters, name, self.context)

    def layer_of(self, name: str):
        """The layer that a source parameter is of, selected features or all; None without."""
        from .qgis_io.sources import layer_of

        return layer_of(self.entry, name, self.parameters, self.context)

    def check_layer_of(self, layer: str, names) -> None:
        """Raise an InputError where fields are chosen but not the layer that they are of."""
        from .core.errors import Fault, InputError
        from .qgis_io.texts import tr

        if self.has(layer):
            return
        faults = [
            Fault(
                tr("{name} is given, but no layer").format(name=name),
                tr("Choose the layer ({layer}), or leave {name} empty.").format(
                    layer=layer, name=name
                ),
                self.label(layer),
                detail=str(self.parameters[name]),
            )
            for name in names
            if self.has(name)
        ]
        if faults:
            raise InputError(faults)

    def of_level(self, level: int, own: tuple) -> RunOfLevel:
        """The run as one of its levels sees it; ``own`` are the parameters that each has."""
        return RunOfLevel(self, level, own)

    # -- who listens ---------------------------------------------------------------------

    def progress(self, start: float = 0, end: float = 1):
        """A listener for a part of the run, from 0 to 1 of the whole."""
        from .qgis_io.feedback import FeedbackProgress

        return FeedbackProgress(self.feedback, start, end)

    def stop_if_cancelled(self) -> None:
        """End the run without output if the user asked for it."""
        if self.feedback.isCanceled():
            raise Cancelled

    # -- what is written -----------------------------------------------------------------

    def file(self, name: str) -> str:
        """Where a file is to be written; empty where it is not asked for."""
        if self.entry.parameterDefinition(name) is None or not self.parameters.get(name):
            return ""
        return self.entry.parameterAsFileOutput(self.parameters, name, self.context)

    def wants(self, name: str) -> bool:
        """Whether an output is asked for."""
        return self.parameters.get(name) is not None

    def sink(self, name, fields, geometry_type, crs):
        """A ``CountedSink`` and its id; None where an optional output is left out.

        Let go of it when all is written; ``check_written`` then sees to it that all is there.
        """
        from .qgis_io import destinations, sinks

        if not self.wants(name):
            return None, ""
        place = destinations.written(self.entry, name, self.parameters, self.context)
        before = destinations.features_added_to(self.parameters, name, self.context)
        fields, converters, types = sinks.as_taken(fields, place)
        sink, destination = self.entry.parameterAsSink(
            self.parameters, name, self.context, fields, geometry_type, crs
        )
        if sink is None:
            raise QgsProcessingException(self.entry.invalidSinkError(self.parameters, name))
        if self.discretion is not None:
            self.discretion.add(destination, name)
        self._tallies.append(sinks.Tally(name, destination, 0, before, place, types))
        return sinks.CountedSink(sink, converters, self._tallies[-1]), destination

    def style(self, destination, fields, styles, *rank) -> None:
        """Say how an output is to look, the first style by default."""
        from .qgis_io.styling import OutputStyles

        self.styles.append(OutputStyles(destination, fields, styles, *rank))

    def check_written(self) -> None:
        """Raise an InputError if an output does not hold all that it was handed."""
        from .core.errors import InputError

        found = (tally.finish(self.context, self.feedback) for tally in self._tallies)
        faults = list(filter(None, found))
        if faults:
            raise InputError(faults)


class RunOfLevel(Run):
    """A run as one of its levels sees it: its own parameters stand for those of a run of one.

    Parameters
    ----------
    run : Run
    level : int
        Its number, from 1, which stands behind the names of its own parameters.
    own : tuple of str
        Parameters of which every level has one. Where a level was not given its own, and there
        is one of all levels too, that one holds.
    """

    def __init__(self, run: Run, level: int, own: tuple):
        super().__init__(run.entry, run.parameters, run.context, run.feedback, run.discretion)
        self.level, self._own = level, own
        # What is written is written by the run.
        self.styles, self._tallies = run.styles, run._tallies

    def own(self, name: str) -> str:
        """What a parameter of the level is called."""
        if name not in self._own:
            return name
        own = f"{name}_{self.level}"
        of_all = self.entry.parameterDefinition(name) is not None
        return name if of_all and not super().has(own) else own

    def has(self, name):
        return super().has(self.own(name))

    def label(self, name):
        return super().label(self.own(name))

    def text(self, name):
        return super().text(self.own(name))

    def number(self, name):
        return super().number(self.own(name))

    def fields(self, name):
        return super().fields(self.own(name))

    def wants(self, name):
        return super().wants(self.own(name))

    def sink(self, name, fields, geometry_type, crs):
        return super().sink(self.own(name), fields, geometry_type, crs)
