# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan editor's place: dock, map tool and edit session."""
