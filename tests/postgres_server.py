# SPDX-License-Identifier: GPL-2.0-or-later
"""A PostgreSQL server with PostGIS of the tests' own."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

USER = "planning_officer"
PASSWORD = """it's "so" secret=1"""
DATABASE = "town"


class Server:
    """Started in a folder of its own, on a free port of 127.0.0.1 and on a socket.

    The server ends with the process that started it, whatever becomes of that.
    """

    def __init__(self, programs: Path):
        self._programs = programs
        # The folders of pytest are closed to the user that the server runs as.
        self.folder = Path(tempfile.mkdtemp(prefix="balanced-zones-pg."))
        self.port = _free_port()
        self._as = {}
        if os.geteuid() == 0:  # as which PostgreSQL does not run
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._process = None

    def start(self):
        data, password = self.folder / "data", self.folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        self._run(
            "initdb",
            *("-D", data, "-U", USER, "--pwfile", password, "-A", "scram-sha-256"),
            *("-E", "UTF8", "--locale=C", "--no-sync"),
        )
        settings = {
            "listen-addresses": "127.0.0.1",
            "port": self.port,
            "unix-socket-directories": self.folder,
            "fsync": "off",
            "timezone": "UTC",
        }
        with open(self.folder / "log", "wb") as log:
            self._process = subprocess.Popen(
                [
                    self._programs / "postgres",
                    *("-D", data),
                    *(
                        part
                        for name, value in settings.items()
                        for part in ("-c", f"{name}={value}")
                    ),
                ],
                stdout=log,
                stderr=log,
                cwd="/",
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                preexec_fn=_end_with_parent,
                **self._as,
            )
        for _ in range(300):
            if self._ready():
                break
            if self._process.poll() is not None:
                break
            time.sleep(0.2)
        else:
            raise RuntimeError((self.folder / "log").read_text())
        self.sql(f"CREATE DATABASE {DATABASE}", "postgres")
        self.sql("CREATE EXTENSION postgis")

    def stop(self):
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # a fast shutdown
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database=DATABASE):
        """Run SQL; returns the rows as text, with | between columns."""
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", "-"],
            input=text,
            capture_output=True,
            text=True,
            env=self._environment(),
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def uri(self, table, schema="public", geometry="geom", **changes):
        """An address as QGIS writes it. A part that is None is left out."""
        from qgis.core import QgsDataSourceUri

        uri = QgsDataSourceUri()
        parts = {
            "host": "127.0.0.1",
            "port": str(self.port),
            "database": DATABASE,
            "user": USER,
            "password": PASSWORD,
            **changes,
        }
        known = [parts[name] or "" for name in ("host", "port", "database", "user", "password")]
        uri.setConnection(*known)
        if "authcfg" in parts:
            uri.setAuthConfigId(parts["authcfg"])
        uri.setDataSource(schema or "", table, geometry)
        return uri.uri(False)

    def password_file(self, path):
        """Write a password file, which libpq finds by the variable PGPASSFILE."""
        escaped = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
        path.write_text(f"127.0.0.1:{self.port}:*:{USER}:{escaped}\n")
        path.chmod(0o600)
        return str(path)

    def _ready(self):
        done = subprocess.run(
            ["psql", "-X", "-d", "postgres", "-c", "SELECT 1"],
            capture_output=True,
            env=self._environment(),
        )
        return done.returncode == 0

    def _environment(self):
        return {
            "PATH": os.environ["PATH"],
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.port),
            "PGUSER": USER,
            "PGPASSWORD": PASSWORD,
            "PGCLIENTENCODING": "UTF8",
        }

    def _run(self, program, *arguments):
        done = subprocess.run(
            [self._programs / program, *arguments],
            capture_output=True,
            text=True,
            cwd="/",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            **self._as,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)


def programs():
    """Where PostgreSQL's programs for a server lie; None without them, or without PostGIS."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        version = folder.parent.name
        extension = Path(f"/usr/share/postgresql/{version}/extension/postgis.control")
        if (folder / "initdb").exists() and extension.exists() and shutil.which("psql"):
            return folder
    return None


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _end_with_parent():
    """In a child before it runs its program: SIGINT to it when the parent is gone (Linux)."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGINT)
