# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawn layers and parameters for every toolbox entry, and what has to hold of each run.

``shapes``, ``columns`` and ``layers`` make layers from a description in plain values, ``drawing``
draws descriptions with hypothesis, ``running`` runs one and ``invariants`` judges it; ``__main__``
does so many times over, in processes of their own.
"""
