# SPDX-License-Identifier: GPL-2.0-or-later
"""Work that is left as soon as the user stops."""

import threading

import pytest

from balanced_zones.algorithms.core.progress import Progress, Stopped, interruptible


class Listener(Progress):
    def __init__(self):
        self.stop = threading.Event()
        self.said = []

    def say(self, value):
        self.said.append((value, threading.current_thread()))

    share = info = warn = say

    def cancelled(self):
        return self.stop.is_set()


def test_words_come_in_order_and_in_the_listeners_own_thread():
    listener = Listener()

    def work(progress):
        progress.share(0.5)
        progress.info("half")
        progress.warn("mind")
        return threading.current_thread()

    thread = interruptible(work, listener)
    here = threading.current_thread()
    assert thread is not here
    assert listener.said == [(0.5, here), ("half", here), ("mind", here)]


def test_an_error_comes_as_it_was():
    def work(_):
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        interruptible(work, Listener())


def test_a_stop_leaves_work_that_does_not_listen():
    listener, may_end, ended = Listener(), threading.Event(), threading.Event()
    outcome = []

    def work(progress):
        listener.stop.set()
        may_end.wait(60)
        try:
            progress.info("nobody hears this")
        except Stopped:
            outcome.append("left at the next word")
        ended.set()

    with pytest.raises(Stopped):
        interruptible(work, listener)
    assert not ended.is_set()
    may_end.set()
    assert ended.wait(60)
    assert listener.said == [] and outcome == ["left at the next word"]
