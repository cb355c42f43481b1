# SPDX-License-Identifier: GPL-2.0-or-later
"""Starts at once give the plans of starts one by one, and leave nothing running."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

import cluster_work
import job_work
from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.jobs import cluster, interpreter, pool, process
from balanced_zones.algorithms.core.jobs.interpreter import candidates, is_python, worker_python
from balanced_zones.algorithms.core.jobs.pool import run_jobs
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.criteria.by_unit import Walkers
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.parallel import run_starts_in_parallel
from cases import county
from conftest import ROOT

# A criterion, too, has to be known where plans are drawn.
GOAL = Goal(tolerance=60, criteria=(Walkers(distance_m=2000.0, weight=0.5),))
STARTS = (
    Start(StartKind.BOUND, 0),
    Start(StartKind.GEOKMEANS, 1),
    Start(StartKind.BOUND, 2),
    Start(StartKind.GIVEN, 3),
)
PATIENCE_S = 60


class Listener(Progress):
    """Keeps what it hears; stops once ``enough(self)``."""

    def __init__(self, enough=lambda self: False):
        self.enough = enough
        self.shares, self.lines, self.warnings = [], [], []

    def share(self, done):
        self.shares.append(done)

    def info(self, text):
        self.lines.append(text)

    def warn(self, text):
        self.warnings.append(text)

    def cancelled(self):
        return bool(self.enough(self))

    def pids(self):
        return [int(line.split()[1]) for line in self.lines if line.startswith("pid ")]


@pytest.fixture(scope="module")
def problem():
    return county(40, 4)[2]


@pytest.fixture(scope="module")
def given(problem):
    return np.random.default_rng(0).integers(0, problem.n_zones, problem.n_units)


@pytest.fixture(scope="module")
def serial(problem, given):
    return run_starts(problem, GOAL, Effort.STANDARD, STARTS, given)


@pytest.fixture
def processes(monkeypatch):
    """The worker processes started, checked to have ended."""
    started = []

    class Recorded(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            started.append(self)

    def recorded(python, work):
        # Programmes are solved in processes too, whatever the starts run in.
        with monkeypatch.context() as patched:
            patched.setattr(process.subprocess, "Popen", Recorded)
            return process.WorkerProcess(python, work)

    monkeypatch.setattr(pool, "WorkerProcess", recorded)
    yield started
    assert all(each.returncode is not None for each in started)


def in_parallel(problem, given, **options):
    return run_starts_in_parallel(problem, GOAL, Effort.STANDARD, STARTS, given, **options)


def assert_same(results, serial):
    assert [result.start for result in results] == [result.start for result in serial]
    for result, other in zip(results, serial):
        assert result.labels.tolist() == other.labels.tolist()
        assert result.objective_after == other.objective_after
        assert result.bound.mean_travel == other.bound.mean_travel
        assert not result.cancelled


def wait_until_gone(pids):
    deadline = time.monotonic() + PATIENCE_S
    while any(is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "a worker process is still there"
        time.sleep(0.05)


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


# -- the same plans ---------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 3])
def test_processes_draw_the_plans_of_one(problem, given, serial, processes, workers):
    listener = Listener()
    assert_same(in_parallel(problem, given, workers=workers, progress=listener), serial)
    assert len(processes) == (workers if workers > 1 else 0)
    assert listener.shares == sorted(listener.shares) or workers == 1
    assert listener.shares[-1] == pytest.approx(1, abs=0.06)
    assert listener.lines == []


def test_threads_draw_the_plans_of_one(problem, given, serial):
    listener = Listener()
    results = in_parallel(
        problem, given, workers=3, progress=listener, python="/nonexistent/python3"
    )
    assert_same(results, serial)
    assert len(listener.lines) == 1
    assert "/nonexistent/python3" in listener.lines[0]


def test_one_start_stays_in_this_process(problem, given, serial, processes):
    start = serial[0].start
    results = run_starts_in_parallel(problem, GOAL, Effort.STANDARD, [start], given, workers=4)
    assert [result.start for result in results] == [start]
    assert processes == []


def test_a_worker_killed_at_work_costs_no_plan(problem, given, serial, processes):
    class Killer(Listener):
        def share(self, done):
            super().share(done)
            if done > 0.05 and not killed:
                killed.append(processes[-1].pid)
                processes[-1].send_signal(signal.SIGKILL)

    killed = []
    assert_same(in_parallel(problem, given, workers=2, progress=Killer()), serial)
    assert killed


def test_without_a_plan_to_start_from_it_says_so(problem):
    with pytest.raises(InputError, match="no plan to start from"):
        run_starts_in_parallel(problem, GOAL, Effort.STANDARD, STARTS[::-1], workers=2)


def test_a_stop_leaves_a_plan(problem, given, processes):
    first = Listener(lambda self: len(self.shares) > 0)
    results = in_parallel(problem, given, workers=2, progress=first)
    assert len(results) >= 1
    for result in results:
        assert (result.labels >= 0).all()


def test_a_stop_at_work_returns_the_best_so_far(given, processes):
    problem = county(80, 6)[2]
    working = Listener(lambda self: max(self.shares, default=0) > 0.06)
    results = run_starts_in_parallel(
        problem, GOAL, Effort.THOROUGH, STARTS[:3], workers=2, progress=working
    )
    assert 1 <= len(results) <= 2
    assert all(result.cancelled for result in results)
    assert all((result.labels >= 0).all() for result in results)


def test_a_stop_before_the_start_returns_the_first(problem, given, processes):
    results = in_parallel(problem, given, workers=2, progress=Listener(lambda self: True))
    assert [result.start for result in results] == [STARTS[0]]
    assert results[0].cancelled
    assert processes == []


# -- worker processes -------------------------------------------------------------------------


def test_results_come_in_order_and_prints_do_not_disturb():
    listener = Listener()
    assert run_jobs(job_work.square, range(7), 2, listener) == [n * n for n in range(7)]
    assert sorted(listener.lines) == [f"squaring {n}" for n in range(7)]
    assert listener.shares[-1] == 1


def test_workers_import_no_qgis():
    for names in run_jobs(job_work.modules, range(2), 2):
        assert "balanced_zones.algorithms.core.errors" in names
        assert not [n for n in names if n.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "processing")]


def test_a_worker_that_dies_is_replaced_by_this_process(processes):
    listener = Listener()
    results = run_jobs(job_work.die_elsewhere, [os.getpid()] * 4, 2, listener)
    assert results == ["survived"] * 4
    assert len(listener.lines) == 1, "it is said once"
    assert "-9" in listener.lines[0]


def test_what_a_worker_cannot_load_is_done_here(processes):
    listener = Listener()
    assert run_jobs(job_work.CannotBeLoaded(), range(3), 2, listener) == ["at home"] * 3
    assert len(listener.lines) == 1
    assert "No module named 'geopandas'" in listener.lines[0]


def test_a_program_that_does_not_answer_is_given_up(processes, monkeypatch, tmp_path):
    monkeypatch.setattr(process, "START_S", 0.5)
    mute = tmp_path / "python3"
    mute.write_text("#!/bin/sh\nexec sleep 600\n")
    mute.chmod(0o755)
    listener = Listener()
    assert run_jobs(job_work.square, range(3), 2, listener, str(mute)) == [0, 1, 4]
    assert any("did not answer" in line for line in listener.lines)


def test_other_libraries_are_not_used(processes, monkeypatch):
    monkeypatch.setattr(process.protocol, "versions", lambda: {"Python": "2.7"})
    listener = Listener()
    assert run_jobs(job_work.pid, range(2), 2, listener) == [os.getpid()] * 2
    assert any("other libraries" in line for line in listener.lines)


@pytest.mark.parametrize("python", [None, "/nonexistent/python3"])
def test_an_error_comes_as_it_was_and_ends_the_others(processes, python):
    with pytest.raises(InputError, match=r"task \d is wrong\. Give another") as caught:
        run_jobs(job_work.refuse, range(5), 2, python=python)
    assert caught.value.faults[0].remedy == "Give another."


def test_an_error_that_cannot_be_sent_is_told(processes):
    with pytest.raises(RuntimeError, match="Unsendable: odd"):
        run_jobs(job_work.refuse_strangely, range(2), 2)


@pytest.mark.parametrize("python", [None, "/nonexistent/python3"])
def test_a_stop_reaches_the_work(processes, python):
    listener = Listener(lambda self: len(self.pids()) == 2)
    results = run_jobs(job_work.until_stopped, range(5), 2, listener, python)
    assert results == [(0, "stopped"), (1, "stopped"), None, None, None]


def test_a_worker_deaf_to_the_stop_is_ended(processes, monkeypatch):
    monkeypatch.setattr(pool, "STOP_S", 0.5)
    listener = Listener(lambda self: len(self.pids()) == 2)
    assert run_jobs(job_work.deaf, [0, 0], 2, listener) == [None, None]


def test_a_caller_that_fails_leaves_nothing_running(processes):
    class Failing(Listener):
        def info(self, text):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_jobs(job_work.until_stopped, range(2), 2, Failing())
    assert len(processes) >= 2


PARENT = """
import sys
sys.path.insert(0, "tests")
import conftest, job_work
from balanced_zones.algorithms.core.jobs.pool import run_jobs
from balanced_zones.algorithms.core.progress import Progress

class Told(Progress):
    def info(self, text):
        print(text, flush=True)

run_jobs(job_work.WORK, [0, 0], 2, Told())
"""


@pytest.mark.parametrize("work", ["until_stopped", "deaf"])
def test_killing_the_parent_ends_its_workers(work):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("WORK", work)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    try:
        pids = [int(parent.stdout.readline().split()[1]) for _ in range(2)]
        assert all(is_alive(pid) and pid != parent.pid for pid in pids)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    wait_until_gone(pids)


# -- which Python -----------------------------------------------------------------------------


def test_finds_a_python_of_this_version():
    found = worker_python()
    assert is_python(found)
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    assert said.split()[1] == sys.version.split()[0]


def test_finds_it_when_the_program_is_qgis(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/usr/bin/qgis.bin")
    assert os.path.basename(worker_python.__wrapped__()).startswith("python")


def test_another_python_does_not_serve(monkeypatch, tmp_path):
    other = tmp_path / "bin" / "python3"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\necho '[2, 7, 1, True, True]'\n")
    other.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(other))
    monkeypatch.setattr(interpreter, "candidates", lambda platform: [str(other)])
    assert worker_python.__wrapped__() is None


MAC = "/Applications/QGIS.app/Contents"


@pytest.mark.parametrize(
    ("platform", "program", "prefix", "wanted"),
    [
        ("linux", "/usr/bin/qgis.bin", "/usr", "/usr/bin/python3"),
        ("linux", "/opt/env/bin/python3", "/usr", "/opt/env/bin/python3"),
        ("win32", "C:/Q/bin/qgis-bin.exe", "C:/Q/apps/Python312", "C:/Q/apps/Python312/python.exe"),
        ("darwin", f"{MAC}/MacOS/QGIS", f"{MAC}/Frameworks", f"{MAC}/MacOS/bin/python3"),
    ],
)
def test_never_tries_qgis_itself(monkeypatch, platform, program, prefix, wanted):
    monkeypatch.setattr(sys, "executable", program)
    for name in ("prefix", "base_prefix", "exec_prefix", "base_exec_prefix"):
        monkeypatch.setattr(sys, name, prefix)
    paths = candidates(platform)
    assert wanted in paths
    assert all(is_python(path) for path in paths)


def test_what_is_called_python():
    for name in ("/usr/bin/python3", "python3.11", r"C:\OSGeo4W\bin\python.exe", "pythonw.exe"):
        assert is_python(name)
    for name in ("/usr/bin/qgis.bin", "qgis_process", "", "/a/QGIS", "python-qgis.bat", "pythonq"):
        assert not is_python(name)


# -- a Dask cluster ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a real scheduler with two worker processes, none of which has the plugin."""
    pytest.importorskip("distributed", reason="dask.distributed is not here")
    folder = tmp_path_factory.mktemp("dask")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["DASK_TEMPORARY_DIRECTORY"] = str(folder)
    file = folder / "scheduler.json"
    common = ["--scheduler-file", str(file), "--no-dashboard"]
    commands = [
        ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *common],
        *[["distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", *common]] * 2,
    ]
    with open(folder / "log", "w") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
            for command in commands
        ]
    try:
        from distributed import Client

        deadline = time.monotonic() + PATIENCE_S
        while not file.exists():
            assert time.monotonic() < deadline, (folder / "log").read_text()
            time.sleep(0.05)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE_S)
            address = client.scheduler.address
        yield address
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def test_a_cluster_draws_the_plans_of_one(problem, given, serial, scheduler):
    listener = Listener()
    results = in_parallel(problem, given, dask_address=scheduler, progress=listener)
    assert_same(results, serial)
    assert listener.lines == []
    # Nothing but what there is to say of the plan, once.
    assert len(listener.warnings) <= 1 and all("Schools" in text for text in listener.warnings)
    assert listener.shares[-1] == pytest.approx(1)


@pytest.fixture
def sent_along(monkeypatch):
    """``cluster_work``, as a module of the core: what a cluster knows is that alone."""
    return cluster_work.as_part_of_the_core(monkeypatch)


def test_a_cluster_works_in_other_processes_without_the_plugin(scheduler, sent_along):
    found = cluster.run_on_cluster(sent_along.modules, range(6), scheduler)
    assert os.getpid() not in {pid for pid, _ in found}
    assert not any("balanced_zones" in names for _, names in found)


def test_a_cluster_is_sent_the_core_once(scheduler, sent_along, monkeypatch):
    sent = []
    upload = cluster_work.client_class().upload_file
    monkeypatch.setattr(
        cluster_work.client_class(), "upload_file", lambda *args: sent.append(upload(*args))
    )
    monkeypatch.setattr(cluster, "_sent", set())
    for _ in range(2):
        assert cluster.run_on_cluster(sent_along.square, [3], scheduler) == [9]
    assert len(sent) == 1


def test_an_error_on_a_cluster_comes_as_it_was(problem, scheduler):
    with pytest.raises(InputError, match="no plan to start from"):
        in_parallel(problem, None, dask_address=scheduler)


def test_what_a_cluster_loses_is_done_here(scheduler, sent_along):
    listener = Listener()
    work = sent_along.TooLarge(os.getpid())
    results = cluster.run_on_cluster(work, [5, 6], scheduler, listener)
    assert results == [(5, os.getpid()), (6, os.getpid())]
    assert all("too large" in line for line in listener.lines)


def test_a_stop_reaches_the_work_on_a_cluster(scheduler, sent_along, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "STOP_S", PATIENCE_S)
    deadline = time.monotonic() + PATIENCE_S

    def both_begun(_):
        assert time.monotonic() < deadline, "two workers never had a task each"
        return len(list(tmp_path.glob("*.begun"))) >= 2

    listener = Listener(both_begun)
    results = cluster.run_on_cluster(sent_along.ForEver(str(tmp_path)), [3, 4], scheduler, listener)
    assert results == [3, 4]


def test_a_stop_leaves_a_plan_on_a_cluster(problem, given, scheduler, sent_along):
    listener = Listener()
    listener.enough = lambda self: len(self.shares) > 0
    results = in_parallel(problem, given, dask_address=scheduler, progress=listener)
    assert len(results) >= 1
    assert all((result.labels >= 0).all() for result in results)
    # Its workers are free again: another job gets through.
    assert cluster.run_on_cluster(sent_along.square, range(2), scheduler) == [0, 1]


CLIENT = """
import sys
sys.path.insert(0, "tests")
import pytest
import conftest, cluster_work
from balanced_zones.algorithms.core.jobs.cluster import run_on_cluster

work = cluster_work.as_part_of_the_core(pytest.MonkeyPatch())
run_on_cluster(work.ForEver(sys.argv[2]), [0, 1], sys.argv[1])
"""


def test_killing_the_client_ends_its_tasks_on_the_cluster(scheduler, tmp_path):
    def wait_for(ending):
        deadline = time.monotonic() + PATIENCE_S
        while len(list(tmp_path.glob(f"*.{ending}"))) < 2:
            assert time.monotonic() < deadline, f"not {ending}"
            time.sleep(0.05)

    command = [sys.executable, "-c", CLIENT, scheduler, str(tmp_path)]
    client = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_for("begun")
    finally:
        client.kill()
        client.wait()
    wait_for("ended")


def test_a_scheduler_out_of_reach_is_named(problem, given, monkeypatch):
    pytest.importorskip("distributed", reason="dask.distributed is not here")
    monkeypatch.setattr(cluster, "CONNECT_S", 0.5)
    with pytest.raises(InputError, match=r"reached at 'tcp://127\.0\.0\.1:9'"):
        in_parallel(problem, given, dask_address="tcp://127.0.0.1:9")


def test_without_dask_the_remedy_is_told(problem, given, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match="python3-distributed"):
        in_parallel(problem, given, dask_address="tcp://127.0.0.1:8786")
