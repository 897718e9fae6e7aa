"""One set of contacts in every family of widgets: the same questions get the same answers, the same acts hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from pages.base import Page
from pages.components import Choices, Markers
from pages.errors import NotOffered
from pages.target import Locate

if TYPE_CHECKING:
    from pages.tab import Tab

ANNE, MARIE, HUGO = "Anne Martin", "Marie-Anne Martin", "Hugo Petit"
SILENT = "Ce contact n'est pas abonné aux notification des conversations"
BARRED = "Ce contact ne peut pas participer à la conversation"

FAMILIES = sorted((Path(__file__).parent / "families").glob("*.html"))
SIGNS = {
    "told_tiles": {"option": Locate(css="li"), "chosen": Locate(css=".on")},
    "told_suggestions": {"option": Locate(css=".suggestion"), "chosen": Locate(css=".tag")},
    "told_two_lists": {
        "option": Locate(css="li"),
        "chosen": Locate(css=".chosen"),
        "add": Locate(role="button", name="»"),
        "remove": Locate(role="button", name="«"),
    },
    "boxes_in_a_bare_window": {"done": Locate(role="button", name="OK")},
}
"""What a target says beside the place of the widget, where its parts have no role."""
SAID = {
    "text": f"<span>{SILENT}</span>",
    "title": f'<i title="{SILENT}">!</i>',
    "moved title": f'<i data-original-title="{SILENT}">!</i>',
    "label": f'<span role=img aria-label="{SILENT.replace(chr(39), "’")}">!</span>',
    "image": f'<img alt="{SILENT}">',
    "hover without a role": "<i style='cursor: help' onmouseleave='this.tip.remove()' onmouseenter='"
    f'this.tip = document.body.appendChild(new Text("{SILENT.replace(chr(39), "’")}"))\'>!</i>',
    "hover": "<span role=img aria-label=Muet onmouseenter='tip.hidden = false'>!</span>",
    "hover on a nameless icon": "<span onmouseenter='tip.hidden = false'><svg width=20 height=20></svg></span>",
}


SEARCHED = f"""
<input role=combobox aria-label=Client aria-controls=list aria-expanded=false>
<ul id=list role=listbox aria-multiselectable=true hidden></ul>
<script>
  const people = ["{ANNE}", "{MARIE}", "{HUGO}"], chosen = new Set([people[0]]);
  const box = document.querySelector("input");
  const made = (tag, textContent, more) => Object.assign(document.createElement(tag), {{ textContent, ...more }});
  function draw() {{
    list.replaceChildren(...people.filter((name) => name.includes(box.value)).map((name) => {{
      const turn = () => {{ chosen.delete(name) || chosen.add(name); draw(); }};
      const option = made("li", "", {{ role: "option", ariaSelected: String(chosen.has(name)), onclick: turn }});
      option.append(made("div", name), made("div", "Achats"));
      return option;
    }}));
  }}
  const show = (open) => {{ list.hidden = !open; box.ariaExpanded = String(open); box.value = ""; draw(); }};
  box.onclick = () => show(true);
  box.onkeydown = ({{ key }}) => {{ if (key === "Escape") show(false); }};
  box.oninput = () => setTimeout(draw, box.value ? 0 : 400);
</script>
"""


class Bench(Page):
    key = "bench"
    title = "Essai"

    client = Choices("Client")
    order = Choices("Commande", ways=True)


@pytest.fixture(params=FAMILIES, ids=[file.stem for file in FAMILIES])
def client(request: pytest.FixtureRequest, tab: Tab) -> Choices:
    """Anne Martin, selected at first, Marie-Anne Martin and Hugo Petit, in one family of widgets.

    What has neither role nor label is told by its id, as a target file would.
    """
    page = request.param.read_text(encoding="utf-8")
    if 'id="told"' in page:
        told = {"client": Locate(id="told"), **SIGNS.get(request.param.stem, {})}
        tab.target = msgspec.structs.replace(tab.target, locators={"bench": told})
    tab.page.set_content(page)
    return Bench(tab).client


def test_what_is_offered_and_selected_is_read(client: Choices) -> None:
    assert sorted(client.offered()) == sorted([ANNE, MARIE, HUGO])
    assert client.selected() == [ANNE]


def test_what_is_selected_is_added_to_the_others(client: Choices) -> None:
    client.select(HUGO)
    assert sorted(client.selected()) == [ANNE, HUGO]
    client.select(HUGO)
    assert sorted(client.selected()) == [ANNE, HUGO]


def test_what_is_deselected_leaves_the_others(client: Choices) -> None:
    client.select(MARIE)
    client.deselect(ANNE)
    assert client.selected() == [MARIE]


def test_the_selection_can_be_made_exactly_something(client: Choices) -> None:
    client.choose_only(MARIE, HUGO)
    assert sorted(client.selected()) == [HUGO, MARIE]
    client.choose_only(ANNE)
    assert client.selected() == [ANNE], "although another name ends in this one"


def test_everything_can_be_deselected(client: Choices) -> None:
    client.select(MARIE, HUGO)
    client.clear()
    assert client.selected() == []


@pytest.mark.parametrize("wanted", ["CMD-1", "CMD-2"])
def test_of_a_menu_of_one_the_new_choice_takes_the_place_of_the_other(tab: Tab, wanted: str) -> None:
    options = "".join(f"<option{' selected' * (one != wanted)}>{one}</option>" for one in ("CMD-1", "CMD-2"))
    tab.page.set_content(f"<select aria-label=Client>{options}</select>")
    client = Bench(tab).client
    client.select(wanted)
    assert client.selected() == [wanted]


def test_a_name_that_is_not_there_is_refused_with_those_that_are(client: Choices) -> None:
    with pytest.raises(NotOffered, match="Jean Valjean") as refused:
        client.select("Jean Valjean")
    assert sorted(str(refused.value).partition("Proposés : ")[2].rstrip(".").split(", ")) == sorted([ANNE, MARIE, HUGO])
    client.select(HUGO)


@pytest.mark.parametrize("said", SAID.values(), ids=list(SAID))
def test_an_indicator_is_read_however_it_is_said(tab: Tab, said: str) -> None:
    tab.page.set_content(
        f"<fieldset><legend>Client</legend><p><label><input type=checkbox>{ANNE}</label>{said}"
        f"<p><label><input type=checkbox>{HUGO}</label><i title='{BARRED}'>x</i></fieldset>"
        f'<div role=tooltip id=tip hidden style="pointer-events: none">{SILENT}</div>'
    )
    client = Bench(tab).client
    assert client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=False)
    assert client.markers(HUGO) == Markers(not_subscribed=False, not_eligible=True)


def test_a_description_is_read_too(tab: Tab) -> None:
    tab.page.set_content(
        f"<fieldset><legend>Client</legend><label><input type=checkbox aria-describedby=why>{ANNE}</label></fieldset>"
        f"<p id=why>{BARRED}</p>"
    )
    assert Bench(tab).client.markers(ANNE) == Markers(not_subscribed=False, not_eligible=True)


def test_an_indicator_follows_a_contact_out_of_the_list(tab: Tab) -> None:
    """Once chosen, a contact is only a chip: the indicator is there, and its cross is none."""
    family = next(file for file in FAMILIES if file.stem == "left_out")
    tab.page.set_content(family.read_text(encoding="utf-8"))
    client = Bench(tab).client
    assert client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=False)
    client.choose_only(HUGO)
    assert client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=False)
    assert client.markers(HUGO) == Markers(not_subscribed=False, not_eligible=False)


def test_each_of_two_icons_is_heard_although_the_first_tooltip_flickers_as_it_goes(tab: Tab) -> None:
    """As Ant Design draws them: in and out of sight at first, and still there when the second comes."""
    icons = "".join(f"<span role=img aria-label={tip} aria-describedby={tip}>!</span> " for tip in ("bell", "stop"))
    tips = "".join(
        f"<div role=tooltip id={tip} style='pointer-events: none'>{said}</div>"
        for tip, said in (("bell", SILENT), ("stop", BARRED))
    )
    tab.page.set_content(
        f"<fieldset><legend>Client</legend><p><label><input type=checkbox>{ANNE}</label>{icons}"
        f"<p><label><input type=checkbox>{HUGO}</label></fieldset>{tips}"
        """<script>
          for (const icon of document.querySelectorAll("[role=img]")) {
            const tip = document.getElementById(icon.ariaLabel);
            const draw = (shown, after) => setTimeout(() => shown ? document.body.append(tip) : tip.remove(), after);
            draw(false, 0);
            icon.onmouseenter = () => { for (let n = 0; n < 41; n += 1) draw(n % 2 === 0, 100 + 8 * n); };
            icon.onmouseleave = () => draw(false, 600);
          }
        </script>"""
    )
    assert Bench(tab).client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=True)


@pytest.mark.parametrize("name", ["pressed_tiles", "shadow_tiles", "shadow_pressed"])
def test_a_tile_is_called_by_its_name_alone_and_tells_its_indicator(tab: Tab, name: str) -> None:
    family = next(file for file in FAMILIES if file.stem == name)
    tab.page.set_content(family.read_text(encoding="utf-8"))
    client = Bench(tab).client
    assert client.offered() == [ANNE, MARIE, HUGO]
    assert client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=False)
    assert client.markers(HUGO) == Markers(not_subscribed=False, not_eligible=False)


@pytest.mark.parametrize(
    "beside",
    [
        f"<label><input type=checkbox>{ANNE}</label><button aria-pressed=true>Favori</button>",
        f"<p role=checkbox>{ANNE}<p role=toolbar><button aria-pressed=false>Gras</button>",
        f"<p role=option>{ANNE}<p><span role=button aria-pressed=true>×</span>",
    ],
)
def test_a_pressed_button_is_no_choice_beside_others(tab: Tab, beside: str) -> None:
    tab.page.set_content(f"<div role=group aria-label=Client>{beside}</div>")
    assert Bench(tab).client.offered() == [ANNE]


@pytest.mark.parametrize(
    "way", ["<a href='#{0}'>{0} – livrée</a>", "<button onclick=\"location = '#{0}'\">{0}</button>"]
)
def test_orders_that_lead_on_by_themselves_are_choices(tab: Tab, way: str) -> None:
    ways = "".join(map(way.format, ("CMD-1", "CMD-12")))
    tab.page.set_content(f"<div role=group aria-label=Commande>{ways}<button>Annuler</button></div>")
    order = Bench(tab).order
    assert [label[:6].strip() for label in order.offered()] == ["CMD-1", "CMD-12"]
    order.follow("CMD-1")
    assert tab.page.url.endswith("#CMD-1")


def test_buttons_are_no_choices_where_none_leads_on(tab: Tab) -> None:
    tab.page.set_content("<div role=group aria-label=Client><button>Choisir</button><a href='#'>Aide</a></div>")
    assert Bench(tab).client.offered() == []


WHOLE = {
    "line": "<label><input type=checkbox>Tout sélectionner</label>",
    "named for all": "<label><input type=checkbox>Tous les contacts</label>",
    "option": "<ul role=listbox aria-multiselectable=true><li role=option>Désélectionner tout",
    "head": "<table><thead><tr><th><input type=checkbox><th>Nom</thead>",
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_takes_all_choices_at_once_is_none_of_them(tab: Tab, kind: str) -> None:
    names = (ANNE, HUGO, "Élise Toutain")
    one = {
        "option": "<li role=option>{}",
        "head": "<tr><td><input type=checkbox><td>{}",
    }.get(kind, "<label><input type=checkbox>{}</label>")
    tab.page.set_content(f"<div role=group aria-label=Client>{WHOLE[kind]}{''.join(map(one.format, names))}")
    assert Bench(tab).client.offered() == list(names)


@pytest.mark.parametrize(
    "name", ["<legend>Client <b>*</b></legend>", "<legend>Client</legend><label>Choix <i>*</i></label>"]
)
def test_the_name_of_a_list_is_no_chip(tab: Tab, name: str) -> None:
    tab.page.set_content(
        f"<fieldset>{name}<button aria-haspopup=listbox aria-controls=l "
        "onclick='l.hidden = !l.hidden'>Choisir</button><ul id=l role=listbox hidden><li role=option>Anne Martin</ul>"
        "</fieldset>"
    )
    assert Bench(tab).client.selected() == []


def test_the_buttons_of_a_toolbar_are_no_choices(tab: Tab) -> None:
    tab.page.set_content(
        "<div role=group aria-label=Client><p role=toolbar><button aria-pressed=false>Gras</button></p></div>"
    )
    assert Bench(tab).client.offered() == []


@pytest.mark.parametrize("patience", [0.2])
@pytest.mark.parametrize(
    "empty",
    [
        "<div role=group aria-label=Client>Aucun contact</div>",
        "<select multiple aria-label=Client><option value=''>Choisir…</option></select>",
    ],
    ids=["group", "menu"],
)
def test_a_set_without_choices_can_be_read_but_not_set(tab: Tab, empty: str) -> None:
    tab.page.set_content(empty)
    client = Bench(tab).client
    assert client.offered() == client.selected() == []
    for act in (client.clear, client.choose_only, lambda: client.choose_only(ANNE), lambda: client.deselect(ANNE)):
        with pytest.raises(NotOffered, match="« Client »"):
            act()


def test_a_set_that_fills_itself_late_is_waited_for(tab: Tab) -> None:
    tab.page.set_content(
        f"<div role=group aria-label=Client><label hidden><input type=checkbox checked>{ANNE}</label></div>"
        "<script>const [group, late] = document.querySelectorAll('div, label'); late.remove(); late.hidden = false;"
        "setTimeout(() => group.append(late), 600)</script>"
    )
    client = Bench(tab).client
    client.clear()
    assert client.selected() == []


def test_a_set_with_nothing_selected_is_clear_already(tab: Tab) -> None:
    tab.page.set_content(f"<fieldset><legend>Client</legend><label><input type=checkbox>{ANNE}</label></fieldset>")
    client = Bench(tab).client
    client.clear()
    client.choose_only()
    assert client.selected() == []


def test_what_moves_or_closes_goes_by_the_words_of_the_portal(tab: Tab) -> None:
    """A part of a set of choices is told beside it, for every set of the page."""
    told = {"done": "Appliquer", "add": "Vers la droite", "remove": "Vers la gauche"}
    locators = {name: Locate(role="button", name=words) for name, words in told.items()}
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": locators})
    own = {"Valider": "Appliquer", ">Ajouter": ">Vers la droite", ">Retirer": ">Vers la gauche"}
    for family in ("dialog", "two_lists"):
        page = (Path(__file__).parent / f"families/{family}.html").read_text(encoding="utf-8")
        for guide, words in own.items():
            page = page.replace(guide, words)
        tab.page.set_content(page)
        client = Bench(tab).client
        client.choose_only(HUGO)
        assert client.selected() == [HUGO], family


@pytest.mark.parametrize("line", [" Directrice", "Directrice", " (direction)"])
def test_an_option_of_two_lines_is_the_chip_that_says_the_first(tab: Tab, line: str) -> None:
    page = (Path(__file__).parent / "families/combobox.html").read_text(encoding="utf-8")
    tab.page.set_content(page.replace('made("li", name,', f'made("li", `${{name}}{line}`,'))
    client = Bench(tab).client
    assert client.selected() == [f"{ANNE}{line}"]
    assert sorted(client.offered()) == sorted(f"{name}{line}" for name in (ANNE, MARIE, HUGO))
    client.choose_only(HUGO, MARIE)
    assert sorted(client.selected()) == [f"{HUGO}{line}", f"{MARIE}{line}"]


def test_what_is_searched_by_its_first_line_is_found_again_so(tab: Tab) -> None:
    """The list comes back a moment after the search is cleared, and knows nothing of the second lines."""
    tab.page.set_content(SEARCHED)
    client = Bench(tab).client
    client.choose_only("Hugo", "Marie-Anne")
    assert sorted(client.selected()) == [f"{HUGO} Achats", f"{MARIE} Achats"]
    client.deselect(HUGO)
    assert client.try_select(ANNE)
    assert sorted(client.selected()) == [f"{ANNE} Achats", f"{MARIE} Achats"]


def test_the_two_lines_of_an_option_are_words_apart(tab: Tab) -> None:
    lines = "<div role=option aria-selected={0}><div><span>{1}</span><p>{2}@client.example</div></div>"
    options = lines.format("true", ANNE, "anne") + lines.format("false", HUGO, "hugo")
    tab.page.set_content(f"<div role=listbox aria-label=Client aria-multiselectable=true>{options}</div>")
    client = Bench(tab).client
    assert client.offered() == [f"{ANNE} anne@client.example", f"{HUGO} hugo@client.example"]
    assert client.selected() == [f"{ANNE} anne@client.example"]


def test_what_is_drawn_over_the_box_of_an_option_has_nothing_to_say(tab: Tab) -> None:
    """The pointer would not even reach it: the box lies over it, unseen."""
    hidden = "<input type=checkbox style='position: absolute; opacity: 0'>"
    box = f"<span style='position: relative'>{hidden}<svg width=20 height=20></svg></span>"
    icon = "<svg width=20 height=20 onmouseenter='tip.hidden = false'></svg>"
    option = f"<div role=option aria-selected=false>{box}{ANNE} {icon}</div>"
    tab.page.set_content(
        f"<div role=listbox aria-label=Client aria-multiselectable=true>{option}</div>"
        f"<div role=tooltip id=tip hidden>{SILENT}</div>"
    )
    assert Bench(tab).client.markers(ANNE) == Markers(not_subscribed=True, not_eligible=False)


# A list drawn over a native menu, whose options say more than those of the menu.
SAYS_MORE = """<label for=menu>Client</label>
<select id=menu multiple style="display: none">
  <option selected>Anne Martin<option>Marie-Anne Martin<option>Hugo Petit</select>
<div role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-controls=list>Choisir</div>
<ul role=listbox id=list hidden></ul>
<script>
  const [box] = document.getElementsByTagName("div");
  const draw = () => list.replaceChildren(...[...menu.options].map((one) => {
    const item = document.createElement("li");
    const [name, more] = ["span", "small"].map((tag) => document.createElement(tag));
    [name.textContent, more.textContent, more.style.display] = [one.text, "Achats", "block"];
    [item.role, item.ariaSelected] = ["option", String(one.selected)];
    item.append(name, more);
    item.onclick = () => { one.selected = !one.selected; draw(); };
    return item;
  }));
  const show = (shown) => { list.hidden = !shown; box.ariaExpanded = String(shown); draw(); };
  box.onclick = () => show(list.hidden);
  document.onkeydown = ({ key }) => { if (key === "Escape") show(false); };
</script>"""


def test_an_option_that_says_more_than_the_menu_behind_it_is_chosen_as_that_is(tab: Tab) -> None:
    tab.page.set_content(SAYS_MORE)
    client = Bench(tab).client
    assert client.selected() == [f"{ANNE} Achats"]
    assert client.offered() == [f"{name} Achats" for name in (ANNE, MARIE, HUGO)]
    client.choose_only(HUGO)
    assert client.selected() == [f"{HUGO} Achats"]


def test_an_indicator_in_a_chip_is_not_taken_for_its_cross(tab: Tab) -> None:
    page = (Path(__file__).parent / "families/covered_words.html").read_text(encoding="utf-8")
    icon = f'made("i", "", {{ title: "{SILENT}", style: "display: inline-block; width: 9px; height: 9px" }})'
    page = page.replace("chip.append(", f"chip.append({icon}, ").replace("a { ", "a { cursor: pointer; ")
    tab.page.set_content(page)
    client = Bench(tab).client
    client.choose_only(HUGO)
    assert client.selected() == [HUGO]
    assert client.markers(HUGO) == Markers(not_subscribed=True, not_eligible=False)


def test_a_cross_that_says_what_it_does_is_one_in_a_chip_that_takes_clicks_too(tab: Tab) -> None:
    """Kendo's, while its list is open: the pointer is a hand over the whole chip, the indicator in it too."""
    page = (Path(__file__).parent / "families/covered_words.html").read_text(encoding="utf-8")
    icon = f'made("i", "", {{ title: "{SILENT}", style: "display: inline-block; width: 9px; height: 9px" }})'
    page = page.replace("chip.append(", f"chip.append({icon}, ").replace("a { ", "li { cursor: pointer } a { ")
    tab.page.set_content(page.replace('made("a", "", {', 'made("a", "", { title: "delete", ariaHidden: "true",'))
    client = Bench(tab).client
    client.choose_only(HUGO)
    assert client.selected() == [HUGO]
    client.clear()
    assert client.selected() == []


def test_a_list_that_hides_all_else_of_the_page_while_it_is_open_is_driven(tab: Tab) -> None:
    """The widget itself is hidden then from whoever looks for roles and names."""
    page = (Path(__file__).parent / "families/combobox.html").read_text(encoding="utf-8")
    page = page.replace(
        'box.ariaExpanded = "true";', 'box.ariaExpanded = "true"; box.parentElement.ariaHidden = "true";'
    )
    page = page.replace(
        'box.ariaExpanded = "false";', 'box.ariaExpanded = "false"; box.parentElement.ariaHidden = null;'
    )
    tab.page.set_content(page)
    client = Bench(tab).client
    client.choose_only(HUGO, MARIE)
    assert sorted(client.selected()) == [HUGO, MARIE]


def told(tab: Tab, **client: Locate) -> Choices:
    """The contacts of the page, where the target tells their widget."""
    tab.target = msgspec.structs.replace(tab.target, locators={"bench": client})
    return Bench(tab).client


def test_a_widget_that_keeps_its_role_for_the_keys_alone_is_clicked_itself(tab: Tab) -> None:
    """As PrimeFaces draws its menus of boxes: a field that nobody sees has the role, and leads to no list with one."""
    page = (Path(__file__).parent / "families/veiled_boxes.html").read_text(encoding="utf-8")
    page = page.replace("<input readonly>", "<input readonly role=combobox aria-haspopup=true aria-expanded=false>")
    tab.page.set_content(page.replace('role="dialog"', ""))
    client = told(tab, client=Locate(id="told"))
    assert client.offered() == [ANNE, MARIE, HUGO]
    client.choose_only(HUGO)
    assert client.selected() == [HUGO]


# A menu of one choice drawn over a native one that is out of sight, in the widget itself.
INVITES = """
<style>.away { position: absolute; overflow: hidden; width: 1px; height: 1px; clip: rect(0, 0, 0, 0) }</style>
<form><div id=told style="position: relative">
  <div class=away><select aria-hidden=true>
    <option value="">Choisir un contact<option>Anne Martin<option>Hugo Petit</select></div>
  <div class=away><input readonly role=combobox aria-haspopup=listbox aria-expanded=false aria-controls=panel></div>
  <span style="display: block; width: 200px">Choisir un contact</span>
</div></form>
<div id=panel hidden style="position: absolute; background: white"><ul role=listbox></ul></div>
<script>
  const [menu, said, list] = ["select", "span", "ul"].map((name) => document.querySelector(name));
  const draw = () => [...list.children].forEach((one, n) => { one.ariaSelected = String(n === menu.selectedIndex); });
  for (const { text, index } of menu.options) {
    const item = Object.assign(document.createElement("li"), { role: "option", textContent: text });
    item.onclick = () => { [menu.selectedIndex, said.textContent, panel.hidden] = [index, text, true]; draw(); };
    list.append(item);
  }
  const show = (open) => { panel.hidden = !open; told.querySelector("input").ariaExpanded = String(open); };
  told.onclick = () => show(panel.hidden);
  onkeydown = ({ key }) => key === "Escape" && show(false);
  draw();
</script>"""


def test_what_invites_to_choose_is_no_choice_nor_what_is_drawn_for_it(tab: Tab) -> None:
    tab.page.set_content(INVITES)
    client = told(tab, client=Locate(id="told"))
    assert client.selected() == []
    assert client.offered() == [ANNE, HUGO]
    client.select(HUGO)
    assert client.selected() == [HUGO]
    assert client.offered() == [ANNE, HUGO]


# Sixty contacts of which twelve are drawn, at once and again a while after the last scroll, in the same twelve rows.
REDRAWN = """<button role=combobox aria-haspopup=listbox aria-expanded=false aria-label=Client>choisir</button>
<div role=listbox aria-multiselectable=true hidden style="height: 120px; overflow-y: auto">
  <div style="height: 1200px; position: relative"></div></div>
<script>
const [door, list] = document.querySelectorAll("button, [role=listbox]");
const chosen = new Set();
const rows = Array.from({ length: 12 }, (_, n) => {
  const row = document.createElement("div");
  row.role = "option";
  row.style = "position: absolute; height: 20px";
  row.onclick = () => { chosen.delete(row.textContent) || chosen.add(row.textContent); draw(); };
  list.firstElementChild.append(row);
  return row;
});
let first = 0;
const draw = (before = list.before) => {
  list.before = before;
  first = Math.min(Math.max(Math.floor(list.scrollTop / 20) - before, 0), 48);
  rows.forEach((row, n) => {
    row.textContent = `Contact ${first + n}`;
    row.style.top = `${(first + n) * 20}px`;
    row.ariaSelected = String(chosen.has(row.textContent));
  });
};
let timer;
list.onscroll = () => { draw(1); clearTimeout(timer); timer = setTimeout(draw, 60, 5); };
const show = (open) => { list.hidden = !open; door.ariaExpanded = String(open); draw(1); };
door.onclick = () => show(list.hidden);
onkeydown = ({ key }) => key === "Escape" && show(false);
draw(1);
</script>"""


def test_a_list_that_redraws_itself_after_a_scroll_is_clicked_where_it_has_come_to_rest(tab: Tab) -> None:
    """Its rows are given to other contacts meanwhile: the row that was found is no longer that contact's."""
    tab.page.set_content(REDRAWN)
    client = Bench(tab).client
    client.choose_only("Contact 31", "Contact 50")
    assert client.selected() == ["Contact 31", "Contact 50"]
