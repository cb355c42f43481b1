# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: several reports as one page."""

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..entry import Entry, Results
from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr


class JoinReports(Entry):
    ID = "joinreports"
    TITLE = "Put reports into one page"
    GROUP = "Zones"
    LIBRARIES = ()
    TAGS = (
        "report",
        "board",
        "redistricting",
        "school",
        "catchment",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Puts reports that other tools wrote (their parameter 'Report'), such as those of "
        "elementary, middle and high schools, into one page, one after the other, to read, print "
        "and hand on.\n\n"
        "The page is one self-contained file and needs no network. The JSON files beside the "
        "single reports, with which they can be run again, stay where they are."
    )

    def initAlgorithm(self, config=None):
        self.described(
            QgsProcessingParameterMultipleLayers("REPORTS", tr("Reports"), SourceType.File),
            tr("HTML files, in the order in which they are to stand."),
        )
        self.described(
            QgsProcessingParameterString("TITLES", tr("Titles of the reports"), optional=True),
            tr("One per report, with semicolons between. Left empty: their own."),
        )
        self.described(
            QgsProcessingParameterString("HEADING", tr("Heading"), optional=True),
            tr("Stands above all. Left empty: 'Reports'."),
        )
        self.described(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                tr("Joined report"),
                tr("HTML files (*.html)"),
                # Models end with this entry, and not every run of theirs wants a report.
                optional=True,
                createByDefault=True,
            ),
            tr("The page that holds all reports."),
        )

    def compute(self, run):
        from ..core.errors import Fault, InputError
        from ..core.report import page
        from ..core.report.joined import joined_report
        from ..qgis_io.values import files_of

        path = run.file("OUTPUT")
        if not path:
            return Results({})
        reports = []
        names = files_of(self, "REPORTS", run.parameters, run.context)
        titles = run.texts("TITLES")
        if titles and len(titles) != len(names):
            raise InputError(
                Fault(
                    "there are not as many titles as reports",
                    "Give one per report, with semicolons between, or none.",
                    "TITLES",
                    detail=tr("{titles} titles, {reports} reports").format(
                        titles=len(titles), reports=len(names)
                    ),
                )
            )
        for name, title in zip(names, titles or [""] * len(names)):
            try:
                reports.append((name, title, Path(name).read_text("utf-8")))
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(
                    Fault(
                        "the file cannot be read",
                        "Choose another.",
                        "REPORTS",
                        detail=f"{name}: {error}",
                    )
                ) from None
        heading = run.text("HEADING") or tr("Reports")
        try:
            written = page.write(path, joined_report(heading, reports))
        except OSError as error:
            raise InputError(
                Fault("the file cannot be written", "Choose another.", "OUTPUT", detail=str(error))
            ) from None
        run.feedback.pushInfo(tr("{n} reports on one page").format(n=len(reports)))
        return Results({"OUTPUT": written})
