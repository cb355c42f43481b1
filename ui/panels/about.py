# SPDX-License-Identifier: GPL-2.0-or-later
"""The page *About*: which version this is, of what, under which licence."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from ...algorithms.qgis_io.texts import tr


class AboutPage(QDialog):
    """What ``metadata.txt`` says of the plugin, and the versions to put into a report of a fault.

    Parameters
    ----------
    metadata : mapping of str to str
        ``name, version, author, license, about, homepage, tracker``.
    versions : str
        Of QGIS and Python, in a line.
    language : str
        Two letters.
    """

    def __init__(self, metadata: Mapping[str, str], versions: str, language: str, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("About Balanced Zones"))
        head = QLabel(f"<h2>{metadata['name']} {metadata['version']}</h2>")
        lines = [
            # As the plugin manager looks it up in a language.
            metadata.get(f"about[{language}]", metadata["about"]),
            tr("By {author}. Licence: {license}.").format(
                author=metadata["author"], license=metadata["license"]
            ),
            tr("Runs in {versions}.").format(versions=versions),
        ]
        links = [
            f'<a href="{metadata[key]}">{label}</a>'
            for key, label in (("homepage", tr("Homepage")), ("tracker", tr("Report a fault")))
            if metadata.get(key) and "example.org" not in metadata[key]
        ]
        text = QLabel("".join(f"<p>{line}</p>" for line in [*lines, " | ".join(links)] if line))
        text.setWordWrap(True)
        text.setOpenExternalLinks(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        text.setMinimumWidth(520)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for each in (head, text, buttons):
            layout.addWidget(each)
