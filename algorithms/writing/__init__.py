# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run writes: layers, tables, pages, lines of the log."""
