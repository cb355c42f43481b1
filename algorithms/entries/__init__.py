# SPDX-License-Identifier: GPL-2.0-or-later
"""One file per toolbox entry: declare, call, hand to the writers."""
