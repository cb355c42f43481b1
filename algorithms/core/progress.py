"""How a long computation speaks to its caller and is stopped by it."""

from __future__ import annotations


class Progress:
    """A silent listener that never cancels; callers override what they need.

    Every method of the core that may take more than a second accepts one of these.
    """

    def share(self, done: float) -> None:
        """Take the share of the work done, from 0 to 1."""

    def info(self, text: str) -> None:
        """Take a line for the log, in the user's words."""

    def warn(self, text: str) -> None:
        """Take a warning for the log and the report."""

    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return False


SILENT = Progress()


class Stage(Progress):
    """A part of a longer computation, which sees itself as 0 to 1."""

    def __init__(self, whole: Progress, start: float, end: float):
        self.whole, self.start, self.end = whole, start, end
        self.info, self.warn, self.cancelled = whole.info, whole.warn, whole.cancelled

    def share(self, done: float) -> None:
        self.whole.share(self.start + done * (self.end - self.start))
