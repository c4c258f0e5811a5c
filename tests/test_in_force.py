"""What is in force on each subject: what is on the list, in which order, and which pages one change remakes."""

from __future__ import annotations

import re
from datetime import date

from products import singly
from test_register import PLACES, order

from panji.file import File
from panji.register import Register
from panji.site import Bundle, Page, Site
from panji.views import in_force

AS_OF = date(2026, 11, 22)
SUBJECT = "subjects: [e-office]"


def site(*files: File) -> Site:
    return Site(Register([*PLACES, *files]), AS_OF)


def page(*files: File, lang: str = "en", number: int = 1) -> str:
    prefix, end = ("en/" if lang == "en" else ""), f"{number}/" if number > 1 else ""
    address = f"{prefix}in-force/e-office/{end}"
    made = singly(in_force.render(site(*files)))
    (found,) = (product for product in made if isinstance(product, Page) and product.address == address)
    return found.body()


def listed(html: str) -> list[str]:
    return re.findall(r'class="rows__title"><a href=cmo/order/(\d+/\d+)/', html)


def beneath(html: str) -> list[str]:
    return re.findall(r"<li>([^<]+): <a href=cmo/order/(\d+/\d+)/", html)


def test_only_what_is_in_force_today() -> None:
    html = page(
        order(1, "2020-01-01", SUBJECT),
        order(2, "2020-01-01", SUBJECT, "expires: 2026-11-21"),
        order(3, "2020-01-01", SUBJECT, "expires: 2026-11-22"),
        order(4, "2020-01-01", SUBJECT, "effective: 2026-11-23"),
        order(5, "2020-01-01", "subjects: [pension]"),
        order(1, "2021-01-01", SUBJECT, "supersedes: [cmo/order/2020/1]"),
    )
    assert listed(html) == ["2021/1", "2020/3"] and "2 records" in html
    assert html.count("in force only until 22 November 2026") == 1


def test_what_only_changes_another_stands_beneath_it() -> None:
    point = "points: [{id: 1, text: करें, owner: cmo, due: monthly}]"
    html = page(
        order(1, "2020-01-01", SUBJECT),
        order(1, "2021-01-01", SUBJECT, "amends: [{record: cmo/order/2020/1, scope: para 3}]"),
        order(2, "2021-02-01", SUBJECT, "clarifies: [cmo/order/2020/1]", point),
        order(3, "2021-03-01", "amends: [cmo/order/2020/1]"),  # of no subject at all, yet part of what has to be read
        order(4, "2021-04-01", SUBJECT, "supersedes: [{record: cmo/order/2020/1, scope: para 5}]"),
        order(5, "2021-05-01", SUBJECT, "corrects: [cmo/order/2020/1]", "effective: 2027-01-01"),
    )
    assert listed(html) == ["2021/4", "2021/2", "2020/1"]  # what asks for something itself is listed itself
    assert beneath(html) == [
        ("amended (para 3), 1 January 2021", "2021/1"),
        ("clarified, 1 February 2021", "2021/2"),
        ("amended, 1 March 2021", "2021/3"),
        ("superseded in part (para 5), 1 April 2021", "2021/4"),
    ]


def test_masters_come_first() -> None:
    html = page(
        order(1, "2020-01-01", SUBJECT),
        order(1, "2021-01-01", SUBJECT, "supersedes: [cmo/order/2020/1]", "consolidates: [cmo/order/2020/1]"),
        order(1, "2022-01-01", SUBJECT),
    )
    assert listed(html) == ["2021/1", "2022/1"]
    assert html.index("Master circulars") < html.index("Chief Minister&#39;s Office</h2>")


def test_what_is_not_known_is_said() -> None:
    html = page(order(1, "", SUBJECT), lang="hi")
    assert "इस विषय पर आज कोई अभिलेख लागू नहीं है।" in html and "1 अभिलेख ऐसे हैं" in html


def test_long_lists_go_page_by_page_and_a_change_remakes_no_other_subject() -> None:
    files = [order(serial, "2020-01-01", SUBJECT) for serial in range(1, 121)]
    assert [len(listed(page(*files, number=number))) for number in (1, 2, 3)] == [50, 50, 20]

    def keys(*files: File) -> dict[str, str]:
        return {each.paths[0]: each.key for each in in_force.render(site(*files)) if isinstance(each, Bundle)}

    before = keys(*files)
    ended = [*files, order(1, "2021-01-01", "rescinds: [cmo/order/2020/60]")]
    remade = {path for path, key in keys(*ended).items() if before[path] != key}
    assert remade and all(path.startswith("in-force/e-office/") for path in remade)


def test_another_day_leads_to_the_search() -> None:
    html = page(order(1, "2020-01-01", SUBJECT))
    (form,) = re.findall(r'<form class="as-on noprint" action="en/search/">.*?</form>', html)
    assert re.findall(r'name="(\w+)" value="([^"]+)"', form) == [
        ("subject", "e-office"), ("state", "in-force"), ("state", "partly-changed"), ("on", "2026-11-22"),
    ]  # fmt: skip
    assert "<noscript>" in form
