# SPDX-License-Identifier: GPL-2.0-or-later
"""The page *Settings*: what holds for all runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Callable, Optional

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.qgis_io.texts import tr


class SettingsPage(QWidget):
    """Fields for the settings; ``values()`` gives them as they stand.

    Parameters
    ----------
    values : mapping of str to str
        ``title``, ``author``, ``logo``, ``units``.
    installed : sequence of str
        The libraries that the plugin has installed, with their versions.
    show_libraries : callable, optional
        What the button beside them does, given this page.
    """

    def __init__(
        self,
        values: Mapping[str, str],
        installed: Sequence[str] = (),
        show_libraries: Optional[Callable[[QWidget], None]] = None,
        parent=None,
    ):
        super().__init__(parent)
        self.title = QLineEdit(values.get("title", ""))
        self.title.setPlaceholderText(tr("such as the name of your district"))
        self.author = QLineEdit(values.get("author", ""))
        self.logo = QLineEdit(values.get("logo", ""))
        self.logo.setPlaceholderText(tr("PNG, JPEG or SVG file"))
        choose = QPushButton(tr("Choose ..."))
        choose.clicked.connect(lambda _: self._choose_logo())
        logo = QHBoxLayout()
        logo.addWidget(self.logo)
        logo.addWidget(choose)

        self.units = QComboBox()
        for name, text in (
            ("", tr("As the project has it, else as the language")),
            ("miles", tr("Miles")),
            ("kilometres", tr("Kilometres")),
        ):
            self.units.addItem(text, name)
        self.units.setCurrentIndex(max(0, self.units.findData(values.get("units", ""))))
        self.units.setToolTip(
            tr(
                "Of distances in the log, on pages, in styles and in the plan editor. "
                "Parameters and fields in metres stay in metres."
            )
        )

        form = QFormLayout()
        form.addRow(QLabel(f"<b>{tr('Numbers')}</b>"))
        form.addRow(tr("Unit of distances"), self.units)
        form.addRow(QLabel(f"<b>{tr('Reports')}</b>"))
        form.addRow(tr("District"), self.title)
        form.addRow(tr("Author"), self.author)
        form.addRow(tr("Logo"), logo)
        if show_libraries is not None:
            form.addRow(QLabel(f"<b>{tr('Libraries')}</b>"))
            named = QLabel(", ".join(installed) or tr("none"))
            named.setWordWrap(True)
            form.addRow(tr("Libraries installed here"), named)
            self.libraries = QPushButton(tr("Libraries ..."))
            self.libraries.clicked.connect(lambda _: show_libraries(self))
            form.addRow("", self.libraries)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)

    def values(self) -> dict:
        """The settings as they stand in the fields."""
        return {
            "title": self.title.text().strip(),
            "author": self.author.text().strip(),
            "logo": self.logo.text().strip(),
            "units": self.units.currentData(),
        }

    def _choose_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Logo"), self.logo.text(), tr("Pictures") + " (*.png *.jpg *.jpeg *.svg)"
        )
        if path:
            self.logo.setText(path)
