"""The frame: its links hold at any depth, and nothing that a page says can break it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panji.frame import PLACEHOLDERS, BrokenFrame, Frame
from panji.site import Page

HTML = (
    '<!doctype html><head><base href="@@base@@"><title>@@title@@</title><meta name=description content="@@description@@">'
    "<!--panji:head--></head><body>{links}<nav><!--panji:languages--></nav><main><!--panji:body--></main></body>"
)
HOST = "https://panji.example/base/"


def frame(links: str = "", address: str = "frame/") -> Frame:
    return Frame(HTML.format(links=links), address, lambda address: HOST + address)


def page(address: str = "a/b/", body: str = "", language: str = "hi", **more) -> Page:
    return Page(address, language, more.pop("title", "T"), lambda: body, **more)


def fill(address: str = "a/b/", body: str = "", links: str = "", **more) -> str:
    return frame(links).fill(page(address, body, **more)).decode()


def base_of(html: str, address: str) -> str:
    """To what a page's addresses are relative, if it is fetched from an address: always to the site's root."""
    (base,) = re.findall('<base href="([^"]*)">', html)
    assert urljoin(HOST + address, base) == HOST
    assert "href=" not in html.partition("<base ")[0]
    return urljoin(HOST + address, base)


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_placeholder_missing_or_twice(placeholder: str) -> None:
    whole = HTML.format(links="")
    for html, times in ((whole.replace(placeholder, ""), 0), (whole + placeholder, 2)):
        with pytest.raises(BrokenFrame, match=f"en/frame/index.html: {re.escape(placeholder)} stands {times} times"):
            Frame(html, "en/frame/", str)


ADDRESSES = ["", "a/", "a/b/", "a/b/c/", "a/b/c/d/", "a/b/c/d/e/"]
LINKS = [
    # as in the frame, at frame/       where it leads, from the site's root
    ("../", ""),
    ("..", ""),
    ("./", "frame/"),
    (".", "frame/"),
    ("../en/", "en/"),
    ("../assets/panji.css", "assets/panji.css"),
    ("../assets/panji.css?v=1&amp;w=2#x", "assets/panji.css?v=1&w=2#x"),
    ("../search/?q=%E0%A4%88#main", "search/?q=%E0%A4%88#main"),
    ("../#main", "#main"),
    ("x.html", "frame/x.html"),
    ("../assets/../about/", "about/"),
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("written", "meant"), LINKS)
def test_links_hold_at_any_depth(address: str, written: str, meant: str) -> None:
    for attribute in ('href="{}"', "href='{}'", "href={}", 'src="{}"', 'action="{}"'):
        html = fill(address, links=f"<a class=x {attribute.format(written)} id=y>")
        match = re.search(r'<a class=x (?:href|src|action)="?([^" ]*)"? id=y>', html)
        assert match, html
        assert match[1] and not match[1].startswith("/")
        assert urljoin(base_of(html, address), match[1].replace("&amp;", "&")) == urljoin(HOST, meant)


@pytest.mark.parametrize("address", ["frame/", "en/frame/", "a/b/c/frame/"])
def test_links_of_a_frame_that_lies_deeper(address: str) -> None:
    up = "../" * address.count("/")
    html = frame(f'<a href="{up}assets/x.css">', address).fill(page("cmo/order/2026/1/")).decode()
    assert '<base href="../../../../">' in html
    assert "<a href=assets/x.css>" in html


@pytest.mark.parametrize("written", [
    "https://panji.example/x", "http://a.example/", "//cdn.example/x.js", "mailto:a@b.example", "tel:+911234",
    "/absolute/", "data:image/png;base64,AAAA", "javascript:void(0)",
])  # fmt: skip
def test_other_addresses_stay(written: str) -> None:
    for address in ADDRESSES:
        assert f'<a href="{written}">' in fill(address, links=f'<a href="{written}">')


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("written", ["#main", "", "?q=1"])
def test_places_on_the_page_itself(written: str, address: str) -> None:
    """They would lead to the home page, if nothing but the base spoke of it."""
    for html in (fill(address, links=f'<a href="{written}">'), fill(address, '<a href="#here">')):
        (found,) = re.findall('<a href="([^"]*)">', html)
        assert urljoin(base_of(html, address), found) == HOST + address + ("#here" if "here" in html else written)


@pytest.mark.parametrize("text", ['data-href="../x"', "xhref=../x", '<p>href="../x"</p>'])
def test_what_only_looks_like_a_link(text: str) -> None:
    assert f"<p {text}>" in fill(links=f"<p {text}>")


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_of_a_page(address: str) -> None:
    body = '<a href="./">home</a> <a href="cmo/order/2026/1/#point-1">order</a> <a href="#here">here</a>'
    html = fill(address, body, head='<link rel="alternate" href="x.json">')
    base = base_of(html, address)
    home, order, here = re.findall(r'<a href="([^"]*)"', html)
    assert urljoin(base, home) == HOST
    assert home
    assert urljoin(base, order) == HOST + "cmo/order/2026/1/#point-1"
    assert urljoin(base, here) == HOST + address + "#here"
    (head,) = re.findall(r'<link rel="alternate" href="([^"]*)"', html)
    assert urljoin(base, head) == HOST + "x.json"


def test_words_are_no_links() -> None:
    words = '&lt;a href="#x"> <code>href="#y"</code> <use href="#z">'
    assert f"<main>{words}</main>" in fill("a/b/", words)


def test_languages() -> None:
    alternates = {"hi": "cmo/order/2026/1/", "en": "cmo/order/2026/1/en/"}
    html = fill("cmo/order/2026/1/", alternates=alternates)
    assert f"<link rel=canonical href={HOST}cmo/order/2026/1/>" in html
    assert f"<link rel=alternate hreflang=hi href={HOST}cmo/order/2026/1/>" in html
    assert f"<link rel=alternate hreflang=en href={HOST}cmo/order/2026/1/en/>" in html
    assert "<nav><a href=cmo/order/2026/1/en/ hreflang=en lang=en>English</a></nav>" in html
    for address, language, other in (("", "hi", "en/"), ("en/", "en", "./")):
        html = fill(address, language=language, alternates={"hi": "", "en": "en/"})
        assert f"<nav><a href={other} hreflang" in html


def test_in_one_language_there_is_nothing_to_switch_to() -> None:
    html = fill("a/", alternates={"hi": "a/"})
    assert "hreflang" not in html
    assert "<nav></nav>" in html


EVIL: list[Callable[[str], str]] = [
    lambda placeholder: placeholder,
    lambda placeholder: f"{placeholder} and {placeholder}",
    lambda placeholder: f'"{placeholder}"',
]


@pytest.mark.parametrize("placeholder", [*PLACEHOLDERS, "@@here@@"])
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("where", ["title", "description", "body", "head"])
def test_words_of_a_page_are_no_placeholders(placeholder: str, evil: Callable[[str], str], where: str) -> None:
    """Each thing stands once, at its own place, whatever the others say."""
    text = evil(placeholder)
    values = {"title": "TITLE", "description": "DESCRIPTION", "body": "BODY", "head": "HEAD"} | {where: text}
    html = fill("a/", **values)
    for name, value in values.items():
        if name != where:
            assert html.count(value) == 1
    around = re.fullmatch(
        r'<!doctype html><head><base href="../"><title>(?P<title>[^<]*(?:<!--panji:\w+-->[^<]*)*)</title>'
        r'<meta name=description content="(?P<description>[^"]*)">'
        r"<link rel=canonical href=https://panji.example/base/a/>\n(?P<head>.*)</head><body><nav></nav><main>(?P<body>.*)"
        r"</main></body>",
        html,
    ) if where != "title" else re.search("<title>(?P<title>.*)</title>", html)  # fmt: skip
    assert around
    assert around[where]
    if where == "title":
        assert "<!--" not in around["title"]


@given(title=st.text(), description=st.text(), body=st.text())
def test_any_words(title: str, description: str, body: str) -> None:
    try:
        (title + description + body).encode()
    except UnicodeEncodeError:
        return  # a lone surrogate: a file with one is no UTF-8, and is never read
    html = fill(title=title, description=description, body=body)
    start, _, rest = html.partition("<main>")
    assert rest == f"{body}</main></body>"
    assert start.count("<title>") == start.count("</title>") == 1
    assert "<" not in start.partition("<title>")[2].partition("</title>")[0]
    assert re.search(r'<meta name=description content="([^"<>]*)">', start)


def test_line_ends_part_words_but_not_elements() -> None:
    """What an office says on every page may stand on two lines of its settings."""
    html = fill(links="<aside>one\ntwo</aside>\n  <nav>\n</nav>")
    assert "<aside>one\ntwo</aside><nav></nav>" in html


def test_the_same_twice() -> None:
    one = frame()
    assert one.fill(page(body="x")) == one.fill(page(body="x"))
    assert one.fill(page("", body="x")) == frame().fill(page("", body="x"))
