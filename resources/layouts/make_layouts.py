# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the print layouts anew: ``QT_QPA_PLATFORM=offscreen python3 make_layouts.py``.

They hold where things stand. What they say is put in, in the reader's language, when one is
opened (``ui/layouts.py``), by the ids given here.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsTextFormat,
    QgsUnitTypes,
)

HERE = Path(__file__).resolve().parent
MM = QgsUnitTypes.LayoutMillimeters


def place(item, name, x, y, wide, high):
    item.setId(name)
    item.layout().addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(wide, high, MM))
    return item


def label(layout, name, size, *at, bold=False):
    item = place(QgsLayoutItemLabel(layout), name, *at)
    text = QgsTextFormat()
    text.setSize(size)
    font = text.font()
    font.setFamily("Open Sans")
    font.setBold(bold)
    text.setFont(font)
    if hasattr(item, "setTextFormat"):
        item.setTextFormat(text)
    else:
        font.setPointSizeF(size)
        item.setFont(font)
    item.setText(name)
    return item


def layout_of(project, portrait):
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    turned = QgsLayoutItemPage.Portrait if portrait else QgsLayoutItemPage.Landscape
    layout.pageCollection().page(0).setPageSize("A4", turned)
    return layout


def frame(layout, name, *at):
    item = place(QgsLayoutItemMap(layout), name, *at)
    item.setFrameEnabled(True)
    # A map without an extent cannot be zoomed; one of its own shape does not bend it.
    item.setExtent(QgsRectangle(0, 0, *at[2:]))
    return item


def furniture(layout, drawn, *, legend, bar, logo, foot):
    item = place(QgsLayoutItemLegend(layout), "legend", *legend)
    item.setLinkedMap(drawn)
    item.setLegendFilterByMapEnabled(True)
    item.setResizeToContents(True)
    item = place(QgsLayoutItemScaleBar(layout), "scale", *bar)
    item.setLinkedMap(drawn)
    item.setStyle("Line Ticks Up")
    # At any scale, as on the pages of an atlas.
    item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    item.setMinimumBarWidth(25)
    item.setMaximumBarWidth(55)
    item.setNumberOfSegments(2)
    item.setNumberOfSegmentsLeft(0)
    item = place(QgsLayoutItemPicture(layout), "logo", *logo)
    item.setResizeMode(QgsLayoutItemPicture.Zoom)
    label(layout, "foot", 7, *foot)


def map_of_zones(project):
    layout = layout_of(project, portrait=False)
    label(layout, "title", 18, 10, 8, 240, 10, bold=True)
    label(layout, "subtitle", 10, 10, 18, 240, 6)
    drawn = frame(layout, "map", 10, 26, 207, 168)
    furniture(
        layout,
        drawn,
        legend=(220, 26, 70, 120),
        bar=(220, 180, 70, 12),
        logo=(252, 6, 36, 18),
        foot=(10, 197, 277, 6),
    )
    return layout


def atlas_of_schools(project):
    layout = layout_of(project, portrait=True)
    label(layout, "title", 20, 10, 8, 150, 11, bold=True)
    label(layout, "subtitle", 10, 10, 20, 150, 6)
    drawn = frame(layout, "map", 10, 28, 190, 170)
    label(layout, "figures", 10, 10, 203, 112, 76)
    furniture(
        layout,
        drawn,
        legend=(128, 203, 72, 60),
        bar=(128, 272, 70, 12),
        logo=(164, 6, 36, 20),
        foot=(10, 286, 190, 6),
    )
    drawn.setAtlasDriven(True)
    drawn.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    drawn.setAtlasMargin(0.15)
    layout.atlas().setEnabled(True)
    return layout


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    for name, make in (("map_of_zones", map_of_zones), ("atlas_of_schools", atlas_of_schools)):
        made = make(QgsProject.instance())
        made.saveAsTemplate(str(HERE / f"{name}.qpt"), QgsReadWriteContext())
