"""Independent jobs done at once: in worker processes, in threads or on a Dask cluster.

The work is one function ``work(task, progress)`` that can be pickled, and depends on nothing
but its arguments: wherever a task is done, its result is the same.
"""
