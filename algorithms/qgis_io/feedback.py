# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's feedback, as the core's progress."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from ..core.progress import Progress
from .discretion import Discretion
from .texts import tr


class FeedbackProgress(Progress):
    """Passes shares, log lines and cancellation on.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    start, end : float
        The part of the whole job, from 0 to 1, that the listener stands for.
    """

    def __init__(self, feedback: QgsProcessingFeedback, start: float = 0, end: float = 1):
        self._feedback = feedback
        self._start = start
        self._end = end

    def stage(self, text: str) -> None:
        """Say what is being done now."""
        self._feedback.setProgressText(text)

    def share(self, done: float) -> None:
        self._feedback.setProgress(100 * (self._start + (self._end - self._start) * done))

    def info(self, text: str) -> None:
        self._feedback.pushInfo(tr(text))

    def warn(self, text: str) -> None:
        self._feedback.pushWarning(tr(text))

    def cancelled(self) -> bool:
        return self._feedback.isCanceled()


class RecordingFeedback:
    """A feedback that keeps what it was warned of, and tells nothing of connections.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    discretion : Discretion
        What may be said in the log.

    Attributes
    ----------
    warnings : list of str
    """

    def __init__(self, feedback: QgsProcessingFeedback, discretion: Discretion):
        self._feedback = feedback
        self._discretion = discretion
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        warning = self._discretion.connections(warning)
        self.warnings.append(warning)
        self._feedback.pushWarning(warning)

    def pushInfo(self, info: str) -> None:
        self._feedback.pushInfo(self._discretion.connections(info))

    def pushDebugInfo(self, info: str) -> None:
        self._feedback.pushDebugInfo(self._discretion.connections(info))

    def setProgressText(self, text: str) -> None:
        self._feedback.setProgressText(self._discretion.connections(text))

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self._feedback.reportError(self._discretion.connections(error), fatalError)

    def __getattr__(self, name):
        return getattr(self._feedback, name)
