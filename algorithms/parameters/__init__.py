# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of parameters that several entries share, each with what reads them."""
