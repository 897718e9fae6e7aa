"""One question to many elements, asked where the page's own scripts change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from pages.components.listing import View
from pages.components.rows import Line
from pages.reading import all_shown, read, shown

if TYPE_CHECKING:
    from pages.tab import Tab

# What old libraries have done to the language, in one page.
SPOILT = """<ul><li>un<li>deux</ul><script>
  Array.prototype.map = function () { return ["faux"]; };
  Array.prototype.toJSON = function () { return "faux"; };
  String.prototype.trim = () => "faux";
  JSON.stringify = () => '"faux"';
</script>"""
STRICT = "default-src 'none'; script-src 'self'"


def test_elements_answer_in_their_order_and_none_at_all_too(tab: Tab) -> None:
    tab.page.set_content("<p>un <p>deux<p hidden>trois")
    assert all_shown(tab.page.locator("p").filter(visible=True)) == ["un", "deux"]
    assert all_shown(tab.page.locator("h1")) == []
    assert all_shown(tab.page.get_by_text("deux").or_(tab.page.get_by_text("un"))) == ["un", "deux"]


def test_one_that_is_not_there_yet_is_awaited(tab: Tab) -> None:
    tab.page.evaluate("setTimeout(() => { document.body.innerHTML = '<h1>enfin</h1>' }, 200)")
    assert shown(tab.page.get_by_role("heading")) == "enfin"


def test_several_where_one_is_asked_for_are_an_error(tab: Tab) -> None:
    tab.page.set_content("<h1>un</h1><h1>deux</h1>")
    with pytest.raises(Error, match="strict mode violation"):
        shown(tab.page.get_by_role("heading"))


def test_what_a_page_makes_of_the_language_changes_nothing(tab: Tab) -> None:
    tab.page.set_content(SPOILT)
    assert all_shown(tab.page.locator("li")) == ["un", "deux"]
    assert [one.text for one in read(tab.page.locator("li"), "rows", list[Line])] == ["un", "deux"]


def test_a_page_that_lets_no_script_be_written_is_read(tab: Tab) -> None:
    headers = {"content-security-policy": STRICT, "content-type": "text/html"}
    tab.page.route("**/*", lambda route: route.fulfill(body="<p>un", headers=headers))
    tab.go("/")
    assert all_shown(tab.page.locator("p")) == ["un"]


def test_a_frame_answers_for_its_own_document(tab: Tab) -> None:
    tab.page.set_content('<p>dehors</p><iframe srcdoc="<p>dedans"></iframe>')
    assert all_shown(tab.page.frame_locator("iframe").locator("p")) == ["dedans"]
    assert all_shown(tab.page.locator("p")) == ["dehors"]


@pytest.mark.parametrize(
    "name",
    ["Jean « Jo » d'Arc", 'a >> b "c" \\ d', "`x` // y [z] {t}", "reading=é"],
    ids=["quotes", "signs", "brackets", "name"],
)
def test_any_words_may_be_asked_with(tab: Tab, name: str) -> None:
    tab.page.set_content("<select><option selected>x<option value=y></select>")
    tab.page.locator("option[value=y]").evaluate("(e, name) => { e.label = name }", name)
    seen = read(tab.page.locator("select"), "choices", View, {"label": name})
    assert [one.label for one in seen.choices] == ["x", name]


def test_a_list_among_web_components_is_not_read_from_outside_but_one_among_other_names_is(tab: Tab) -> None:
    tab.page.set_content("<app-form><select><option>Anne</select></app-form>")
    seen = read(tab.page.locator("select"), "choices", View)
    assert [one.label for one in seen.choices] == ["Anne"]
    tab.page.evaluate("customElements.define('app-form', class extends HTMLElement {})")
    assert read(tab.page.locator("select"), "choices", bool) is False
