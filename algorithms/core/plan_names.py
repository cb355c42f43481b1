# SPDX-License-Identifier: GPL-2.0-or-later
"""What plans are called: by themselves, as in tables and lists, and within a sentence."""

from __future__ import annotations

from .texts import tr

GENERIC = "zone_id"
"""How our layers call the field of their plan; it tells nobody which plan that is."""


def in_force() -> str:
    """Of the plan that is in force."""
    return tr("Plan in force")


def new() -> str:
    """Of the plan that a tool has drawn."""
    return tr("New plan")


def evaluated() -> str:
    """Of a plan that has no name of its own."""
    return tr("This plan")


def in_sentence(name: str) -> str:
    """A plan's name where others' words stand around it.

    Our own names are said as words; what users call their plans stands in quotation marks.
    """
    ours = {
        in_force(): tr("the plan in force"),
        new(): tr("the new plan"),
        evaluated(): tr("this plan"),
    }
    return ours[name] if name in ours else tr("“{name}”").format(name=name)
