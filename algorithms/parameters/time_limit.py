# SPDX-License-Identifier: GPL-2.0-or-later
"""The time limit of a search, and what is said when it cut one short."""

from __future__ import annotations

from math import inf
from typing import Optional

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterNumber

from ..core.texts import general
from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


def declare(entry):
    """Add the parameter ``TIME_LIMIT`` and the output ``CUT_SHORT``."""
    entry.described(
        QgsProcessingParameterNumber(
            "TIME_LIMIT",
            tr("Time limit (minutes)"),
            type=NumberType.Double,
            optional=True,
        ),
        tr(
            "Ends the search after so many minutes and writes the best found until then. Reading, "
            "checking and writing are not counted. What is found then depends on the speed of the "
            "computer: the same random seed need not give it again. Left empty: the search comes "
            "to its own end."
        ),
        advanced=True,
    )
    entry.addOutput(
        QgsProcessingOutputNumber("CUT_SHORT", tr("Search cut short (1) or at its own end (0)"))
    )


def read(run) -> Search:
    """The search of a run.

    Raises
    ------
    InputError
        If the limit is not a number above 0.
    """
    from ..core.errors import Fault, InputError

    if not run.has("TIME_LIMIT"):
        return Search(run.feedback, None)
    minutes = run.number("TIME_LIMIT")
    if not 0 < minutes < inf:
        raise InputError(
            Fault(
                "the time limit is not a number of minutes above 0",
                "Give minutes, such as 5 or 0.5, or leave it empty.",
                run.label("TIME_LIMIT"),
                detail=str(run.parameters["TIME_LIMIT"]),
            )
        )
    return Search(run.feedback, minutes)


class Search:
    """The search of one run: its listeners, and whether it was cut short.

    The time begins with the first listener that is asked for.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    minutes : float or None
        The limit; None for none.
    """

    def __init__(self, feedback, minutes: Optional[float]):
        self.feedback, self.minutes, self.deadline = feedback, minutes, None

    def progress(self, start, end):
        """A listener for a part of the search, from 0 to 1 of the whole run."""
        from ..core.progress import Deadline, Limited
        from ..qgis_io.feedback import FeedbackProgress

        progress = FeedbackProgress(self.feedback, start, end)
        if self.minutes is None:
            return progress
        if self.deadline is None:
            self.deadline = Deadline(60 * self.minutes)
        return Limited(progress, self.deadline)

    def outputs(self) -> dict:
        """The output ``CUT_SHORT``; says what it means where the search was cut short."""
        in_time = self.deadline is None or not self.deadline.over
        if not in_time:
            self.feedback.pushWarning(
                tr(
                    "The time limit ({minutes} min) ended the search: this is the best "
                    "found until then, and the same random seed need not give it again."
                ).format(minutes=general(self.minutes))
            )
        return {"CUT_SHORT": int(not in_time or self.feedback.isCanceled())}
