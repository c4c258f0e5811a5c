"""Posts and holders on days around December 1998, each worked out by hand from the facts; portfolios as orders move them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from panji.file import File, read
from panji.organisation import (
    Node,
    allocations,
    appointments,
    clashes,
    days_of_change,
    posts_on,
    structure,
    undated,
)
from panji.register import Register

DAY = date.fromisoformat
POSTS = """
chief-minister: {hi: मुख्यमंत्री, en: Chief Minister, office: cmo}
secretary: {hi: सचिव, en: Secretary, office: cmo, reports_to: chief-minister, from: 1951-01-01}
second: {hi: द्वितीय सचिव, en: Second Secretary, office: cmo, reports_to: chief-minister, from: 1998-12-01}
deputy-1: {hi: उप सचिव 1, en: Deputy 1, office: cmo, reports_to: secretary, from: 1998-12-01}
deputy-3: {hi: उप सचिव 3, en: Deputy 3, office: cmo, reports_to: second, from: 1998-12-01}
deputies: {hi: उप सचिव, en: Deputies, office: cmo, reports_to: secretary, count: 3, until: 1998-12-01}
press: {hi: प्रेस सलाहकार, en: Press Adviser, office: cmo, reports_to: secretary, until: 1998-12-01}
osd: {hi: विशेषाधिकारी, en: OSD, office: cmo}
minister: {hi: मंत्री, en: Minister}
"""
OFFICES = """
cmo: {hi: मुख्यमंत्री कार्यालय, en: CMO, from: 1951-01-01}
dept/home: {hi: गृह, en: Home}
dept/it: {hi: सूचना प्रौद्योगिकी, en: IT, from: 2001-01-01, until: 2020-01-01}
"""
BASE = [
    read("records/vocabulary/posts.yml", POSTS.encode(), ""),
    read("records/vocabulary/offices.yml", OFFICES.encode(), ""),
]
assert all(not file.faults for file in BASE)


def order(serial: int, issued: str, *lines: str) -> File:
    head = [f"number: प.{serial}/{issued[:4]}", "title: आदेश", f"issued: {issued}", "signatory: {post: secretary}"]
    content = "\n".join(["---", *head, "to: [cmo]", *lines, "---", "पाठ।", ""])
    file = read(f"records/cmo/order/{issued[:4]}/{serial:04}.hi.md", content.encode(), "")
    assert file.sound, file.faults
    return file


def register(*files: File) -> Register:
    return Register([*BASE, *files])


def drawn(nodes: Sequence[Node]) -> list:
    return [[node.post.id, drawn(node.below)] if node.below else node.post.id for node in nodes]


class TestStructure:
    def test_the_last_day_before_the_reorganisation(self) -> None:
        nodes = structure(register().vocabulary, "cmo", DAY("1998-11-30"))
        assert drawn(nodes) == [["chief-minister", [["secretary", ["deputies", "press"]]]]]
        assert nodes[0].below[0].below[0].post.count == 3

    def test_the_day_of_the_reorganisation(self) -> None:
        nodes = structure(register().vocabulary, "cmo", DAY("1998-12-01"))
        assert drawn(nodes) == [["chief-minister", [["secretary", ["deputy-1"]], ["second", ["deputy-3"]]]]]

    def test_what_has_no_dates_is_on_no_day_but_for_whoever_others_are_under(self) -> None:
        vocabulary = register().vocabulary
        assert [post.id for post in undated(vocabulary, "cmo")] == ["osd"]
        assert "osd" not in [post.id for post in posts_on(vocabulary, "cmo", DAY("2020-01-01"))]

    def test_days_of_change(self) -> None:
        assert days_of_change(register().vocabulary, "cmo") == [DAY("1951-01-01"), DAY("1998-12-01")]


def spans(held: Sequence) -> list[tuple]:
    return [(each.what, each.by, str(each.start), str(each.until)) for each in held]


class TestHolders:
    def test_a_later_order_for_the_same_post_ends_the_earlier(self) -> None:
        some = register(
            order(1, "1998-11-01", "appoints: [{post: deputies, from: 1998-11-01}]"),
            order(2, "1998-12-01", "appoints: [{post: secretary, name: क, from: 1998-12-01}]"),
            order(1, "1999-06-01", "appoints: [{post: secretary, from: 1999-06-10}]"),
        )
        assert spans(appointments(some, DAY("2000-01-01"))) == [
            ("deputies", None, "1998-11-01", "1998-12-01"),  # the post itself ends
            ("secretary", "क", "1998-12-01", "1999-06-10"),
            ("secretary", None, "1999-06-10", "None"),
        ]
        assert spans(appointments(some, DAY("1999-05-31")))[-1] == ("secretary", "क", "1998-12-01", "None")

    def test_of_three_posts_none_ends_another(self) -> None:
        three = ", ".join(["{post: deputies, from: 1997-01-01}"] * 3)
        some = register(order(1, "1997-01-01", f"appoints: [{three}]"))
        assert [each.until for each in appointments(some, DAY("1997-02-01"))] == [DAY("1998-12-01")] * 3
        assert list(clashes(some, DAY("1997-02-01"))) == []
        fourth = register(
            order(1, "1997-01-01", f"appoints: [{three}]"),
            order(2, "1997-03-01", "appoints: [{post: deputies, from: 1997-03-01}]"),
        )
        assert [each.later.order.id.serial for each in clashes(fourth, DAY("1997-04-01"))] == [2]


class TestPortfolios:
    FIRST = order(1, "2018-12-26", "allocates: [{office: dept/home, to: chief-minister, from: 2018-12-26}]")

    def test_to_somebody_else_ends_it(self) -> None:
        some = register(
            self.FIRST, order(1, "2021-11-22", "allocates: [{office: dept/home, to: minister, from: 2021-11-22}]")
        )
        found = allocations(some, DAY("2026-11-22"))
        assert spans(found) == [
            ("dept/home", "chief-minister", "2018-12-26", "2021-11-22"),
            ("dept/home", "minister", "2021-11-22", "None"),
        ]
        assert [each.by for each in found if each.on(DAY("2021-11-21"))] == ["chief-minister"]
        assert [each.by for each in found if each.on(DAY("2021-11-22"))] == ["minister"]

    def test_an_order_that_is_rescinded_counts_until_then_and_never_if_before_it_began(self) -> None:
        some = register(self.FIRST, order(1, "2020-02-01", "rescinds: [cmo/order/2018/1]"))
        assert spans(allocations(some, DAY("2020-03-01"))) == [
            ("dept/home", "chief-minister", "2018-12-26", "2020-02-01")
        ]
        never = register(
            order(1, "2019-01-01", "allocates: [{office: dept/home, to: minister, from: 2019-06-01}]"),
            order(2, "2019-02-01", "rescinds: [cmo/order/2019/1]"),
        )
        assert allocations(never, DAY("2020-01-01")) == []

    def test_a_department_that_ends_is_held_by_nobody(self) -> None:
        some = register(order(1, "2019-01-01", "allocates: [{office: dept/it, to: chief-minister, from: 2019-01-01}]"))
        assert spans(allocations(some, DAY("2026-01-01")))[0][3] == "2020-01-01"

    def test_a_last_day_is_the_last_day(self) -> None:
        line = "allocates: [{office: dept/home, to: chief-minister, from: 2024-08-01, until: 2024-10-31}]"
        (held,) = allocations(register(order(1, "2024-08-01", line)), DAY("2026-01-01"))
        assert held.on(DAY("2024-10-31"))
        assert not held.on(DAY("2024-11-01"))

    def test_one_with_a_last_day_clashes_with_a_later_one_before_it(self) -> None:
        line = "allocates: [{office: dept/home, to: chief-minister, from: 2024-08-01, until: 2024-10-31}]"
        later = "allocates: [{office: dept/home, to: minister, from: 2024-09-01}]"
        clashing = register(order(1, "2024-08-01", line), order(2, "2024-09-01", later))
        assert [each.later.by for each in clashes(clashing, DAY("2026-01-01"))] == ["minister"]
        ended = register(order(1, "2024-08-01", line), order(2, "2024-09-01", "supersedes: [cmo/order/2024/1]", later))
        assert list(clashes(ended, DAY("2026-01-01"))) == []
