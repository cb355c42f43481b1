# SPDX-License-Identifier: GPL-2.0-or-later
"""Independent jobs done at once: in worker processes, in threads or on a Dask cluster.

The work is one function ``work(task, progress)`` of a module, and depends on nothing but its
arguments: wherever a task is done, its result is the same. What is sent to and fro is arrays and
plain values (``codec``).
"""
