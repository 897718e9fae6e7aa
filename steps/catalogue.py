"""The menu, the list of offers and its filters (EX-07, EX-08)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING
from uuid import uuid4

from pytest_bdd import given, then, when

from bdd.sentences import sentence
from pages import procedure
from pages.errors import NotVerifiable
from pages.home import Menu
from pages.offers import Criteria, OffersPage

if TYPE_CHECKING:
    from pages.components.rows import Line
    from pages.tab import Tab
    from pages.target import Offer

FILTERS = {"référence": "reference", "client": "client", "statut": "status", "offre": "service"}


def criteria(offer: Offer, filters: str) -> Criteria:
    """The criteria that an offer answers to, for the filters named."""
    names = [FILTERS[name] for name in filters.split(", ")]
    return Criteria(**{name: offer.found_by(name) for name in names})


def check_told(page: OffersPage, offer: Offer, filters: str) -> None:
    """Raises NotVerifiable where the row of an offer tells nothing of what a filter is about: it may be folded away.

    A row that tells another value, or is not there, is no excuse.
    """
    page.clear(offer.filters)
    page.filter(criteria(offer, "référence"))
    lines = page.lines(lambda lines: page.about(offer.reference, lines) == 1)
    own = [line for line in lines if line.holds(offer.reference)]
    for name in filters.split(", "):
        known = {getattr(one, FILTERS[name]) for one in (offer, *page.tab.target.dataset.values())} - {None}
        if own and not any(line.holds(value) for line in own for value in known):
            raise NotVerifiable(f"la ligne d'une OC ne montre rien de ce que cherche le filtre {name.capitalize()}")


@given(sentence("l'accueil du portail est affiché"))
def home(tab: Tab) -> None:
    procedure.open_home(tab)


@given(sentence("la liste des OC est affichée"))
def offers(tab: Tab) -> None:
    procedure.open_offers(tab)


@given(sentence('des lignes qui ne répondent pas au filtre "{filters}" ont été relevées'), target_fixture="strangers")
def strangers_noted(tab: Tab, offer: Offer, filters: str) -> list[str]:
    if not tab.target.procedure.lists_at_once:
        raise NotVerifiable("la liste ne montre rien avant une recherche")
    page = OffersPage(tab)
    if found := page.strangers(criteria(offer, filters), page.lines()):
        return found
    raise NotVerifiable(f"toutes les OC de la première page répondent au filtre {filters.capitalize()}")


@when(sentence("il ouvre le menu Catalogue"))
def open_catalogue(tab: Tab) -> None:
    menu = Menu(tab).ready()
    if menu.barred:
        raise NotVerifiable("une fenêtre posée sur la page empêche d'atteindre le menu")
    menu.open_catalogue()


@when(sentence("il choisit Offres contractées (OC)"))
def choose_offers(tab: Tab) -> None:
    Menu(tab).offers.click()


@when(sentence('il filtre la liste par "{filters}"'))
def filter_by(tab: Tab, offer: Offer, filters: str) -> None:
    OffersPage(tab).ready().filter(criteria(offer, filters))


@when(sentence("il filtre la liste par la référence de l'OC et par \"{filters}\" de l'autre OC"))
def filter_by_contradiction(tab: Tab, offer: Offer, other: Offer, filters: str) -> None:
    page, contrary = OffersPage(tab), criteria(other, filters)
    if contrary == criteria(offer, filters):
        raise NotVerifiable(f"les OC {offer.reference} et {other.reference} se ressemblent : même {filters}")
    # A menu may only propose what answers to the other filters: the reference, which is typed, comes last.
    page.filter(contrary)
    page.filter(criteria(offer, "référence"))


@when(sentence("il filtre la liste par la référence de l'OC, un chiffre remplacé par « _ »"))
def filter_by_wildcard(tab: Tab, offer: Offer) -> None:
    """What many databases take for any sign, in the midst of a number: no reference says that."""
    inside = [found.start() for found in re.finditer(r"(?<=\d)\d(?=\d)", offer.reference)]
    if not inside:
        raise NotVerifiable(f"la référence {offer.reference} n'a pas de nombre de trois chiffres")
    typed = f"{offer.reference[: inside[-1]]}_{offer.reference[inside[-1] + 1 :]}"
    OffersPage(tab).filter(Criteria(reference=typed))


@when(sentence("il filtre la liste par la référence de l'autre OC"))
def filter_by_the_other(tab: Tab, other: Offer) -> None:
    OffersPage(tab).filter(criteria(other, "référence"))


@when(sentence('il filtre la liste par une valeur que rien ne porte dans "{name}"'))
def filter_by_nothing(tab: Tab, offer: Offer, name: str) -> None:
    key, page = FILTERS[name], OffersPage(tab)
    offer.found_by(key)
    if not page.field(key).typed:
        raise NotVerifiable(f"le filtre {name.capitalize()} est un menu : on ne peut y chercher que ce qu'il propose")
    page.filter(Criteria(**{key: f"aucun-{uuid4().hex[:8]}"}))


@when(sentence("il efface les filtres"))
def clear(tab: Tab, offer: Offer) -> None:
    OffersPage(tab).clear(offer.filters)


@when(sentence('il vide le filtre "{name}" et lui seul'))
def empty_one(tab: Tab, name: str) -> None:
    OffersPage(tab).empty(FILTERS[name])


@when(sentence("il tourne toutes les pages du client"), target_fixture="turned")
def turn_all(tab: Tab, offer: Offer) -> list[list[Line]]:
    return OffersPage(tab).pages(criteria(offer, "client"))


@when(sentence("il passe à la page suivante"))
def turn(tab: Tab) -> None:
    OffersPage(tab).turn()


@when(sentence("il passe à la page suivante, s'il y en a une avec ce filtre"))
def turn_if_any(tab: Tab) -> None:
    page = OffersPage(tab)
    if not tab.observe(lambda: page.next_page.usable, bool):
        raise NotVerifiable("les OC qui répondent à ce filtre tiennent sur une page")
    page.turn()


@then(sentence("le menu propose Offres contractées (OC)"))
def offers_proposed(tab: Tab) -> None:
    Menu(tab).offers.appear()


@then(sentence("la liste des OC s'affiche"))
def offers_shown(tab: Tab) -> None:
    OffersPage(tab).ready()


@then(sentence("elle montre au moins une OC"))
def some_offer(tab: Tab, offer: Offer) -> None:
    page = OffersPage(tab)
    if not tab.target.procedure.lists_at_once:
        page.filter(criteria(offer, "référence"))
    assert page.lines()


@then(sentence("la liste ne montre que l'OC recherchée"))
def only(tab: Tab, offer: Offer) -> None:
    page = OffersPage(tab)
    lines = page.lines(lambda lines: len(lines) == 1 and page.about(offer.reference, lines) == 1)
    assert [line.text for line in lines if line.holds(offer.reference)] == [line.text for line in lines]
    assert len(lines) == 1


@then(sentence("la liste montre l'OC recherchée"))
def shows(tab: Tab, offer: Offer) -> None:
    page = OffersPage(tab)
    lines = page.lines(lambda lines: page.about(offer.reference, lines) == 1)
    assert page.about(offer.reference, lines) == 1, [line.text for line in lines]


@then(sentence("la liste montre l'autre OC"))
def shows_the_other(tab: Tab, other: Offer) -> None:
    shows(tab, other)


@then(sentence("la liste montre chaque OC du client une fois"))
def each_of_the_client(tab: Tab, offer: Offer) -> None:
    page, wanted = OffersPage(tab), sorted(offer.clients_offers)
    lines = page.lines(lambda lines: page.references(wanted, lines) == wanted)
    assert page.references(wanted, lines) == wanted


@then(sentence('chaque ligne répond au filtre "{filters}"'))
def each_answers(tab: Tab, offer: Offer, filters: str) -> None:
    page = OffersPage(tab)
    wanted = criteria(offer, filters)
    lines = page.lines(lambda lines: bool(lines) and not page.strangers(wanted, lines))
    assert lines
    if page.strangers(wanted, lines):
        check_told(page, offer, filters)
    assert page.strangers(wanted, lines) == []


@then(sentence("la liste est vide"))
def empty(tab: Tab) -> None:
    page = OffersPage(tab)
    assert page.lines(lambda lines: not lines) == []
    said = tab.target.wording.no_match
    assert not said or page.notices.listen(quoted=said).mentions


@then(sentence("aucun filtre n'est plus rempli"))
def filters_empty(tab: Tab, offer: Offer) -> None:
    page = OffersPage(tab)
    assert tab.observe(lambda: page.filled(offer.filters), lambda filled: not filled) == {}


@then(sentence("la liste montre d'autres OC que celle recherchée"))
def shows_others(tab: Tab, offer: Offer) -> None:
    page = OffersPage(tab)
    lines = page.lines(lambda lines: len(lines) > page.about(offer.reference, lines))
    assert len(lines) > page.about(offer.reference, lines)
    if offer.client is not None:
        assert not all(line.holds(offer.client) for line in lines), "les lignes sont toujours celles du client"


@then(sentence("l'une d'elles au moins est revenue"))
def stranger_back(tab: Tab, strangers: list[str]) -> None:
    lines = OffersPage(tab).lines(lambda lines: any(line.text in strangers for line in lines))
    assert any(line.text in strangers for line in lines), [line.text for line in lines]


@then(sentence("la liste tient de nouveau sur plusieurs pages"))
def several_pages(tab: Tab) -> None:
    page = OffersPage(tab)
    if not page.lines() and not tab.target.procedure.lists_at_once:
        raise NotVerifiable("la liste ne montre rien avant une recherche")
    assert tab.observe(lambda: page.next_page.usable, bool), "la liste n'a plus qu'une page"


@then(sentence("la liste s'en tient à ce que disent ses filtres"))
def as_told(tab: Tab, offer: Offer) -> None:
    """A portal may remember that the list was searched by reference, if the filter says so."""
    page = OffersPage(tab).ready()
    if page.filled(["reference"]):
        only(tab, offer)
        return
    lines = page.lines(lambda lines: len(lines) > page.about(offer.reference, lines))
    assert page.about(offer.reference, lines) < len(lines) or not (lines or tab.target.procedure.lists_at_once)


@then(sentence("les pages montrent chaque OC du client une fois"))
def pages_show_each(tab: Tab, offer: Offer, turned: list[list[Line]]) -> None:
    assert len(turned) > 1, "une seule page de résultats"
    assert OffersPage(tab).references(offer.clients_offers, [*chain(*turned)]) == sorted(offer.clients_offers)


@then(sentence("aucune ligne ne revient deux fois"))
def no_line_twice(turned: list[list[Line]]) -> None:
    assert [text for text, times in Counter(line.text for line in chain(*turned)).items() if times > 1] == []


@then(sentence('chaque ligne des pages répond au filtre "{filters}"'))
def each_of_the_pages_answers(tab: Tab, offer: Offer, filters: str, turned: list[list[Line]]) -> None:
    assert OffersPage(tab).strangers(criteria(offer, filters), [*chain(*turned)]) == []
