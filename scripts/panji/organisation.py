"""Offices, their posts and who holds them, on any day.

Which posts there are says the vocabulary. Who holds one, and which post holds a department, is known from orders of the
register alone: from the day that an order gives until the day that it gives, until the order itself ends, until a later
order fills the same post or allocates the same department, or until the post or department ends. Nothing else counts:
that somebody signed as the holder of a post does not say since when he held it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from panji.diagnostic import Route
from panji.record_types.order import Allocation, Appointment, Order
from panji.register import Register
from panji.vocabulary import Entry, Vocabulary

ONE_DAY = timedelta(days=1)


class Node(NamedTuple):
    """A post, and the posts under it."""

    post: Entry
    below: tuple[Node, ...]


class Held(NamedTuple):
    """That somebody holds something, by an order.

    ``what`` is the id of a post that is filled, or of a department that is allocated. ``by`` is the name of whoever
    fills the post (None: the register has none), or the id of the post that the department is allocated to. ``until``
    is the first day on which it is so no longer; ``limited`` whether the order itself gave its last day.
    """

    what: str
    by: str | None
    start: date
    until: date | None
    order: Order
    route: Route
    limited: bool

    def on(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day < self.until)


class Clash(NamedTuple):
    """Two holders, of whom the later cannot hold what the earlier one still holds."""

    earlier: Held
    later: Held


# -- posts


def posts_on(vocabulary: Vocabulary, office: str, day: date) -> tuple[Entry, ...]:
    """The posts of an office that are known to exist on a day.

    One without any date is known to exist on that day only because another that does is under it.
    """
    every = vocabulary["posts"]
    dated = [post for post in every.values() if post.office == office and _dated(post) and post.exists_on(day)]
    found = {post.id for post in dated}
    for post in dated:
        above = post.reports_to
        while above in every and above not in found and every[above].exists_on(day):
            found.add(above)
            above = every[above].reports_to
    return tuple(post for post in every.values() if post.id in found)


def undated(vocabulary: Vocabulary, office: str) -> tuple[Entry, ...]:
    """The posts of an office of which no date is known, nor follows from others: see :func:`posts_on`."""
    above = {post.reports_to for post in vocabulary["posts"].values() if _dated(post)}
    return tuple(
        post
        for post in vocabulary["posts"].values()
        if post.office == office and not _dated(post) and post.id not in above
    )


def structure(vocabulary: Vocabulary, office: str, day: date) -> tuple[Node, ...]:
    """The posts of an office on a day, each under the one it reports to; those that report to none of them on top."""
    posts = {post.id: post for post in posts_on(vocabulary, office, day)}
    below: dict[str | None, list[Entry]] = {}
    for post in posts.values():
        below.setdefault(post.reports_to if post.reports_to in posts else None, []).append(post)

    def nodes(above: str | None) -> tuple[Node, ...]:
        return tuple(Node(post, nodes(post.id)) for post in below.get(above, ()))

    return nodes(None)


def days_of_change(vocabulary: Vocabulary, office: str) -> list[date]:
    """The days on which the office or one of its posts begins or ends, in order."""
    posts = [post for post in vocabulary["posts"].values() if post.office == office]
    entries = [*filter(None, [vocabulary["offices"].get(office)]), *posts]
    return sorted({day for entry in entries for day in (entry.since, entry.until) if day})


def _dated(post: Entry) -> bool:
    return post.since is not None or post.until is not None


# -- who holds them


def orders(register: Register) -> list[Order]:
    """The orders that fill posts or allocate departments, in the order of their dates."""
    return [
        record
        for record in register.records.values()
        if isinstance(record, Order) and ("appoints" in record.given or "allocates" in record.given)
    ]


def appointments(register: Register, as_of: date, by: Iterable[Order] | None = None) -> list[Held]:
    """Who held which post from when until when, as it is known on a day; future ones that are ordered by then too.

    Args:
        by: the orders, where they are known already: see :func:`orders`.
    """
    posts = register.vocabulary["posts"]
    return _settled(_in_force(register, "appoints", by, as_of), posts)


def allocations(register: Register, as_of: date, by: Iterable[Order] | None = None) -> list[Held]:
    """Which department was held by which post from when until when, as :func:`appointments`."""
    return _settled(_in_force(register, "allocates", by, as_of), register.vocabulary["offices"])


def clashes(register: Register, as_of: date) -> Iterator[Clash]:
    """Whoever is given what another holds by an order in force, which neither ends nor is ended by the later one.

    Two of one day clash, and one whose order gives a later last day. Of a post of which there are three, the fourth.
    """
    by = orders(register)
    for field, entries in (("appoints", register.vocabulary["posts"]), ("allocates", register.vocabulary["offices"])):
        for what, held in _by_what(_in_force(register, field, by, as_of)).items():
            room = _room(entries.get(what))
            for index, later in enumerate(held):
                others = [each for each in held[:index] if each.on(later.start)]
                if room == 1:
                    others = [each for each in others if each.limited or each.start == later.start]
                if len(others) >= room:
                    yield Clash(others[0], later)


def _in_force(register: Register, field: str, by: Iterable[Order] | None, as_of: date) -> list[Held]:
    """What orders known on a day say, each until its own end or its order's; what ends before it begins never was."""
    found = []
    for order in orders(register) if by is None else by:
        if order.removed or order.issued is None or order.issued > as_of:
            continue
        standing = register.in_force(order, as_of)
        if standing.state in ("superseded", "rescinded", "expired"):
            if standing.since is None:
                continue
            end = standing.since
        else:
            end = date.max
        for index, item in enumerate(getattr(order, field)):
            until = min(end, item.until + ONE_DAY if item.until else date.max)
            if until > item.start:
                what, who = _of(item)
                found.append(
                    Held(
                        what,
                        who,
                        item.start,
                        None if until == date.max else until,
                        order,
                        (field, index),
                        item.until is not None,
                    )
                )
    return sorted(found, key=lambda each: (each.start, each.order.issued or date.min, each.order.id.parts))


def _of(item: Appointment | Allocation) -> tuple[str, str | None]:
    return (item.post, item.name) if isinstance(item, Appointment) else (item.office, item.to)


def _settled(held: list[Held], entries: Mapping[str, Entry]) -> list[Held]:
    """The same, where a later holder of what has room for one ends the earlier, and the end of a thing all of its own."""
    settled = []
    for what, each in _by_what(held).items():
        entry = entries.get(what)
        if entry and entry.until:
            each = [one._replace(until=min(one.until or date.max, entry.until)) for one in each]
        if _room(entry) == 1:
            each = [
                *(
                    one if one.until and one.until <= following.start else one._replace(until=following.start)
                    for one, following in pairwise(each)
                ),
                each[-1],
            ]
        settled += [one for one in each if one.until is None or one.start < one.until]
    return sorted(settled, key=lambda each: (each.start, each.order.id.parts, each.route))


def _by_what(held: Iterable[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for each in held:
        found.setdefault(each.what, []).append(each)
    return found


def _room(entry: Entry | None) -> int:
    """How many may hold something at once."""
    return (entry.count if entry else None) or 1
