"""Finding the line of a key: in each text below a number is the line that it stands on."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from pages.target.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.target.errors import KeyPath

TEXTS = {
    "plain keys and tables": "a = 1\n[t]\nb = 3\n\n[t.u]\nc = 6\n",
    "comments": "# a = 0\n# [t]\na = 3 # b = 0\n[t] # [u]\n# x\nb = 6",
    "dotted keys": "a.b = 1\na . c = 2\n[t]\nx.y.z = 4\n",
    "quoted keys": '"a.b" = 1\n\'c]\' = 2\n["t # u".\'v\']\n"\\u00e9\\"" = 4\n"" = 5\n',
    "spaces": "  a   =   1\n\t[ t . u ]\n\t b\t=\t3\n",
    "strings that look like keys": 's = "b = 0\\" # [x]"\nb = 2\nl = \'a = 0 \\\'\nc = 4\n',
    "strings of several lines": 's = """\nb = 0\n[t]\n\\""" x""""\nb = 5\n',
    "literals of several lines": "l = '''\n[c]\nc = 0\\''''\nc = 4\n",
    "empty strings": "s = \"\"\nl = ''\nm = \"\"\"\"\"\"\na = 4\nn = ''''''\nb = 6\n",
    "arrays of tables": "[[t]]\na = 2\n[[t]]\na = 4\n[t.u]\nb = 6\n[[t]]\n",
    "nested arrays of tables": "[[t]]\n[[t.v]]\nc = 3\n[[t.v]]\n[[t]]\n[[t.v]]\nc = 7\n[t.v.w]\nd = 9\n",
    "arrays": 'a = [1, 1]\nb = [\n  3, # ]\n  4,\n  "]",\n  [6,\n  7],\n]\nc = 9\n',
    "inline tables": "a = { b = 1, c = { d = 1, e.f = 1 } }\nb = {}\nc = [{ d = 3 }, { d = 3 }]\nd = 4\n",
    "tables in arrays": 'a = [\n  { b = 2, s = "}" },\n  # { b = 0 },\n  { b = 4 },\n]\nc = 6\n',
    "other values": "d = 2026-01-01 07:32:00\ne = inf\nf = true\ng = 4\nh = 0.5\n",
    "windows line ends": "a = 1\r\n# b\r\n[t]\r\nb = 4\r\n",
}


def numbers(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, int]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from numbers(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from numbers(item, (*path, place))
    elif type(value) is int:
        yield path, value


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_each_number_stands_on_its_line(text: str) -> None:
    found = lines(text)
    wanted = dict(numbers(tomllib.loads(text)))
    assert wanted
    assert {path: found.get(path) for path in wanted} == wanted


def test_tables_and_items_have_lines_too() -> None:
    assert lines("[t.u]\na = 1\n[[v]]\n[[v]]\nb = [\n1]\n") == {
        ("t",): 1,
        ("t", "u"): 1,
        ("t", "u", "a"): 2,
        ("v",): 3,
        ("v", 0): 3,
        ("v", 1): 4,
        ("v", 1, "b"): 5,
        ("v", 1, "b", 0): 6,
    }


def test_an_empty_text_has_no_line() -> None:
    assert lines("") == {}
    assert lines("\n# nothing\n") == {}
