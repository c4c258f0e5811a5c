"""Work shared out among all cores."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

PARTS = 64
"""Into how many parts the work of one core is cut: with fewer, one waits long for the last part of another."""

Result = TypeVar("Result")

_job: tuple[Callable[[Sequence[Any]], Any], Sequence[Sequence[Any]]] | None = None
_is_aside = False


def count() -> int:
    """How many cores may be used; one, where processes cannot be forked, or the others are busy."""
    may_fork = hasattr(os, "sched_getaffinity") and _job is None and not _is_aside
    return len(os.sched_getaffinity(0)) if may_fork else 1


def share(work: Callable[[Sequence[Any]], Result], items: Sequence[Any], alone: int) -> Iterator[Result]:
    """What ``work`` makes of the items, some at a time, in their order.

    Processes are forked: ``work`` and what it looks at need no pickling, only what it returns.

    Args:
        work: takes a part of the items.
        items: what there is to do.
        alone: up to so many items one process is faster than the start of a second.
    """
    global _job
    cores = count()
    if len(items) <= alone or cores < 2:
        yield work(items)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and most runs have little to share
    from multiprocessing import get_context

    size = -(-len(items) // (cores * PARTS))
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    _job = (work, parts)
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
            yield from pool.map(_do, range(len(parts)))
    finally:
        _job = None


def _do(part: int) -> Any:
    assert _job
    work, parts = _job
    return work(parts[part])


def dealt(count: int) -> Iterator[int]:
    """Numbers from 0 up, at most 256: of processes that are forked from now on, each gets those that none has had."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(count)))
    os.close(writing)

    def numbers() -> Iterator[int]:
        while number := os.read(reading, 1):
            yield number[0]
        os.close(reading)

    return numbers()


class Beside:
    """Some work on another core, in steps: each begins when it is told to.

    The work sees everything as it is now, and changes nothing here. Its first step begins at once.

    Args:
        work: gives the result of each step.
        instead: gives the same here, should the process die: here it may say why.
    """

    def __init__(self, work: Callable[[], Iterator[Any]], instead: Callable[[], Iterator[Any]]) -> None:
        self._instead = instead
        self._here: Iterator[Any] | None = None
        self._done = 0
        results, writing = os.pipe()
        reading, self._orders = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            try:
                os.close(self._orders)
                with open(writing, "wb") as stream:
                    for result in work():
                        pickle.dump(result, stream)
                        stream.flush()
                        if not os.read(reading, 1):
                            break
            finally:
                os._exit(0)
        os.close(writing)
        os.close(reading)
        self._stream = os.fdopen(results, "rb")

    def begin(self) -> None:
        """Have it begin the next step."""
        with suppress(BrokenPipeError):  # it has died, as will be seen
            os.write(self._orders, b"\1")

    def result(self) -> Any:
        """Wait for the result of a step."""
        if self._here is None:
            try:
                result = pickle.load(self._stream)
            except (EOFError, pickle.UnpicklingError):  # nothing was sent, or a part
                self._here = self._instead()
                for _ in range(self._done):
                    next(self._here)
        if self._here is not None:
            result = next(self._here)
        self._done += 1
        return result

    def stop(self) -> None:
        """Have it end, and wait for that."""
        os.close(self._orders)
        self._stream.close()
        os.waitpid(self._child, 0)


def aside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin some work on another core; what is given back waits for its end and gives its result.

    The work sees everything as it is now, and changes nothing here. It is not shared out further: while it is done, the
    other cores have something to do. Where there is one core, it is done at once.
    """
    global _is_aside
    if count() < 2:
        result = work()
        return lambda: result
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _is_aside = True
        try:
            os.close(reading)
            with open(writing, "wb") as stream:
                pickle.dump(work(), stream)
        finally:
            os._exit(0)
    os.close(writing)

    def wait() -> Result:
        with open(reading, "rb") as stream:
            content = stream.read()
        os.waitpid(child, 0)
        return pickle.loads(content) if content else work()  # it failed there: here it may say why

    return cache(wait)
