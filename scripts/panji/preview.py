"""The site while it is worked on: a file is made when it is asked for, so that an edit costs the same at any size."""

from __future__ import annotations

import posixpath
import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from panji.corpus import Corpus
from panji.output import Batch, Target, Unsafe, provide
from panji.publish import Search, never, plan


class Listed(NamedTuple):
    """A batch that has been listed: the key under which it was, and the paths of its files."""

    key: str
    paths: list[str]


class Preview:
    """A site of which only those files are made and written that somebody looks at; and of its views, only those are asked
    which files they have that had such a file before, as long as one of them still has it.

    Args:
        corpus: the register; what changed in it is read again.
        rendered: what the site generator writes.
        folder: is emptied, and gets the files.
        today: says for which day.
    """

    def __init__(self, corpus: Corpus, rendered: Path, folder: Path, today: Callable[[], date]) -> None:
        self.corpus = corpus
        self.rendered = rendered
        self.folder = folder
        self.today = today
        self.lock = threading.Lock()
        self.unlisted: dict[str, Batch] = {}
        self.batches: dict[str, Batch] = {}
        self.targets: dict[str, Target] = {}
        self.made: set[Target] = set()
        self.listed: dict[str, Listed] = {}
        self.homes: dict[str, str] = {}
        self.allowed: set[str] = set()
        shutil.rmtree(folder, ignore_errors=True)

    def refresh(self) -> int:
        """Take up what changed; how many records there are now.

        The search index stays what it was: an edit is to be seen at once, and found later.

        Raises:
            FileNotFoundError, BrokenFrame: as :func:`panji.publish.publish`.
            Unsafe: an issuer is named as a folder of the site is.
        """
        with self.lock:
            return self._plan(Search.KEPT)

    def _plan(self, search: Search) -> int:
        register = self.corpus.read()
        batches, self.salt = plan(self.corpus.root, register, self.today(), self.rendered, search, self.corpus)
        self.unlisted = {batch.name: batch for batch in batches}
        self.batches, self.targets, self.made = {}, {}, set()
        refused = never(register)
        if not refused.keys() <= self.allowed:  # to list all takes longer than all else, and issuers are seldom new
            for name in list(self.unlisted):
                self._list(name)
            for path, why in refused.items():
                if path in self.batches:
                    raise Unsafe(why)
            self.allowed = set(refused)
        return register.size

    def _list(self, name: str) -> None:
        """Learn which files are in a batch of the plan, unless that has been done."""
        if name in self.unlisted:
            self.homes |= dict.fromkeys(self._paths(self.unlisted.pop(name)), name)

    def _paths(self, batch: Batch) -> list[str]:
        """The paths in a batch; those in it are listed only where they may have others than before."""
        key, known = f"{self.salt} {batch.key}", self.listed.get(batch.name)
        if batch.key is not None and known and known.key == key:
            paths, inner = known.paths, []
        else:
            paths, inner = [], []
            for each in batch.targets():
                if isinstance(each, Batch):
                    inner += self._paths(each)
                else:
                    self.targets |= dict.fromkeys(each.paths, each)
                    paths += each.paths
            self.listed[batch.name] = Listed(key, paths)
        self.batches |= dict.fromkeys(paths, batch)
        return paths + inner

    def _look_for(self, names: tuple[str, ...]) -> None:
        """List batches until one has a file of one of these paths; the first is that which had it the last time."""
        homes = [self.homes[name] for name in names if name in self.homes]
        for home in (*homes, *list(self.unlisted)):
            if not self.batches.keys().isdisjoint(names):
                return
            self._list(home)

    def _target(self, path: str) -> Target | None:
        if path not in self.targets and path in self.batches:
            for target in self.batches[path].targets():
                assert isinstance(target, Target)  # a batch with a key has no batches in it
                self.targets |= dict.fromkeys(target.paths, target)
        return self.targets.get(path)

    def provide(self, address: str) -> None:
        """Have the file of an address in the folder, as the register is now; or not, if there is none any more.

        Args:
            address: as asked for, from the site's root.
        """
        path = posixpath.normpath("/" + address).lstrip("/")
        names = (path, f"{path}/index.html".lstrip("/"))  # also without its slash: who serves the folder sends it on
        with self.lock:
            self._look_for(names)
            if path.startswith("search/") and not any(map(self._target, names)):
                self._plan(Search.FRESH)
                self._look_for(names)
            for name in names:
                target = self._target(name)
                if target is None:
                    file = self.folder / name
                    if file.is_file():
                        file.unlink()
                elif target not in self.made:
                    provide(self.folder, target)
                    self.made.add(target)
