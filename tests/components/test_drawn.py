"""What web components draw is read as all else: by innerText alone it would not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.base import Page
from pages.components import Choices, Notices, Rows
from pages.components.controls import Heading
from pages.reading import to_the_letter

if TYPE_CHECKING:
    from pages.tab import Tab

COMPONENTS = """<script>
  const drawn = (name, html) => customElements.define(name, class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = html(this); }
  });
  drawn("app-status", (e) => `<style>b { color: red }</style><b>${e.getAttribute("value")}</b><i hidden>caché</i>`);
  drawn("app-note", () => "<div role=alert><strong>Refusé :</strong> <slot></slot></div>");
  drawn("app-lines", () => "<div style='white-space: pre-wrap'><slot></slot></div>");
  drawn("app-title", () => "<h1><slot></slot></h1>");
  drawn("app-link", (e) => `<a href="${e.getAttribute("to")}"><slot></slot></a>`);
  drawn("app-field", () => "<label>Objet <input aria-invalid=true aria-describedby=why></label><p id=why>Requis.</p>");
  drawn("app-filter", () => "<ul role=listbox aria-label=Client><li role=option aria-selected=false>Anne</ul>");
</script>"""


class Bench(Page):
    key = "bench"
    title = "Essai"

    rows = Rows("Offres")
    client = Choices("Client")
    heading = Heading()
    notices = Notices()


@pytest.fixture
def bench(tab: Tab) -> Bench:
    tab.page.route("**/*", lambda route: route.fulfill(body=COMPONENTS, content_type="text/html; charset=utf-8"))
    tab.go("/")
    return Bench(tab)


def put(bench: Bench, html: str) -> None:
    bench.tab.page.evaluate("html => { document.body.innerHTML = html; }", html)


def test_a_row_tells_what_components_in_its_cells_draw(bench: Bench) -> None:
    cells = '<td><app-link to="/1">OC-1</app-link><td><app-status value="en étude"></app-status>'
    put(bench, f"<table aria-label=Offres><thead><tr><th>Référence<th>Statut<tbody><tr>{cells}</table>")
    (line,) = bench.rows.look()
    assert line.text == "OC-1 en étude"
    assert line.cells == {"Référence": "OC-1", "Statut": "en étude"}
    assert line.address == "http://127.0.0.1/1"


def test_a_card_tells_what_components_in_it_draw(bench: Bench) -> None:
    put(bench, "<ul aria-label=Offres><li>OC-1 <app-status value=livrée></app-status></ul>")
    assert [line.text for line in bench.rows.look()] == ["OC-1 livrée"]


def test_a_message_is_read_with_what_it_is_given(bench: Bench) -> None:
    put(bench, "<app-note>le sujet manque.</app-note>")
    assert bench.notices.read() == ["Refusé : le sujet manque."]


def test_the_message_of_a_field_in_a_component_is_read(bench: Bench) -> None:
    put(bench, "<app-field></app-field>")
    assert bench.notices.read() == ["Objet Requis."]


def test_the_page_says_what_components_draw(bench: Bench) -> None:
    put(bench, "<p>OC-1<p><app-status value=livrée></app-status>")
    assert bench.tab.text().split() == ["OC-1", "livrée"]
    assert bench.tab.words() == "OC-1 livrée"


def test_a_title_is_read_where_its_words_are_given(bench: Bench) -> None:
    put(bench, "<app-title>Accès au site</app-title>")
    assert bench.heading.read() == "Accès au site"


def test_line_breaks_are_those_of_the_component(bench: Bench) -> None:
    put(bench, "<app-lines>Un.\n\nDeux  mots.</app-lines>")
    assert to_the_letter(bench.tab.page.locator("app-lines")) == "Un.\n\nDeux  mots."


def test_what_is_folded_away_is_not_read(bench: Bench) -> None:
    put(bench, "<app-status value=vu></app-status><details><summary>Plus</summary><p>Plié</details>")
    assert bench.tab.text().split() == ["vu", "Plus"]


def test_a_filter_in_the_head_of_a_table_offers_its_choices(bench: Bench) -> None:
    put(bench, "<table><thead><tr><th><app-filter></app-filter></table>")
    assert bench.client.offered() == ["Anne"]
    put(bench, "<table><thead><tr><th><ul role=listbox aria-label=Client><li role=option>Marie</ul></table>")
    assert bench.client.offered() == ["Marie"]


@pytest.mark.parametrize(
    "change", ["root.append('neuf')", "root.querySelector('app-status').shadowRoot.append('neuf')"]
)
def test_a_change_in_a_component_is_a_change_of_the_page(bench: Bench, change: str) -> None:
    put(bench, "<app-note></app-note>")
    seen = bench.tab.page.evaluate(f"""async () => {{
      const root = document.querySelector("app-note").shadowRoot;
      root.innerHTML = "<app-status value=vu></app-status>";
      const changed = window.__changed(60000).then(() => true);
      {change};
      return Promise.race([changed, new Promise((done) => setTimeout(done, 5000, false))]);
    }}""")
    assert seen
