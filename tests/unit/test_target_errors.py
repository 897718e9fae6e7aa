"""What a faulty target file is answered: one case per kind of error, the whole message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.target import TargetError, load

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'name = "R"\nbase_url = "https://r.example"\n'
OFFER = '[dataset.paged]\nreference = "OC-1"\nclient = "C"\nservice = "S"\nstatus = "Livrée"\n'
EITHER = "attend « password_env » ou « password_keyring », l'un des deux seulement."
STRATEGIES = "attend une seule stratégie parmi role, label, text, title, placeholder, id, test_id, css"
SECONDS = "un nombre de secondes (plus grand que 0, 600 au plus)"
VARIABLE = "le nom d'une variable d'environnement"
ENTRY = "une entrée du trousseau, écrite « service/entrée »"
NEVER = "Un mot de passe ne s'écrit jamais dans ce fichier."

ONE_LINE = [
    # Unknown keys.
    (HEAD + "timouts = 1", 3, "clé inconnue : « timouts » ; vouliez-vous dire « timeouts » ?"),
    (
        HEAD + "[timeouts]\nactoin = 1",
        4,
        "clé inconnue : « timeouts.actoin » ; vouliez-vous dire « action » ?",
    ),
    (
        HEAD + "[timeouts]\nzzz = 1",
        4,
        "clé inconnue : « timeouts.zzz » ; noms connus : action, expect, navigation.",
    ),
    (
        HEAD + '[accounts.admni]\nlogin = "a"',
        3,
        "clé inconnue : « accounts.admni » ; vouliez-vous dire « admin » ?",
    ),
    (
        HEAD + "[dataset.status_livre]",
        3,
        "clé inconnue : « dataset.status_livre » ; vouliez-vous dire « status_livree » ?",
    ),
    (
        HEAD + '[accounts.admin]\nlogin = "a"\npassword_env = "A"\npassword = "hunter2"',
        6,
        f"clé inconnue : « accounts.admin.password » ; vouliez-vous dire « password_env » ? {NEVER}",
    ),
    (
        HEAD + '[locators.login]\nlogin = { id = "a", within = { csss = "b" } }',
        4,
        "clé inconnue : « locators.login.login.within.csss » ; vouliez-vous dire « css » ?",
    ),
    (
        HEAD + '[busy]\nany = [\n  { id = "a" },\n  { cs = "b" },\n]',
        6,
        "clé inconnue : « busy.any[n° 2].cs » ; vouliez-vous dire « css » ?",
    ),
    # Wrong types and values.
    (HEAD + "writes = 1", 3, "« writes » attend true ou false, et non un nombre entier (1)."),
    (HEAD + "subject_prefix = true", 3, "« subject_prefix » attend un texte, et non un booléen (true)."),
    (HEAD + "locale = ''", 3, "« locale » attend un texte non vide, et non un texte vide."),
    (HEAD + "locale = 2026-01-01", 3, "« locale » attend un texte non vide, et non une date."),
    (HEAD + "timeouts = 5", 3, "« timeouts » attend une table, et non un nombre entier (5)."),
    (HEAD + "accounts = []", 3, "« accounts » attend une table, et non une liste."),
    (HEAD + "allowed_origins = 'a'", 3, "« allowed_origins » attend une liste, et non un texte."),
    (
        HEAD + "[timeouts]\nexpect = -1.5",
        4,
        f"« timeouts.expect » attend {SECONDS}, et non un nombre (-1.5).",
    ),
    (
        HEAD + "[timeouts]\naction = 5000",
        4,
        f"« timeouts.action » attend {SECONDS}, et non un nombre entier (5000).",
    ),
    (
        HEAD + "[dialogs]\nconfirm = 'ok'",
        4,
        "« dialogs.confirm » attend « accept » ou « dismiss », et non « ok ».",
    ),
    (
        HEAD + "[accounts.admin]\nlogin = 'a'\npassword_env = 'S3cret!'",
        5,
        f"« accounts.admin.password_env » attend {VARIABLE}, et non un autre texte.",
    ),
    (
        HEAD + "[accounts.admin]\nlogin = 'a'\npassword_keyring = 'S3cret!'",
        5,
        f"« accounts.admin.password_keyring » attend {ENTRY}, et non un autre texte.",
    ),
    (HEAD + "subject_prefix = 1.5", 3, "« subject_prefix » attend un texte, et non un nombre (1.5)."),
    (HEAD + "[timeouts]\naction = nan", 4, f"« timeouts.action » attend {SECONDS}, et non un nombre (nan)."),
    (HEAD + "[busy]\nany = ['a']", 4, "« busy.any[n° 1] » attend une table, et non un texte."),
    # Required keys and keys that exclude each other.
    ('base_url = "https://r.example"', 0, "clé obligatoire absente : « name »."),
    (
        'name = "R"',
        0,
        "clé obligatoire absente : « base_url » (ou [launch], ou l'option --base-url).",
    ),
    (
        HEAD + "[handlers.cookies]\nappears.id = 'a'",
        3,
        "clé obligatoire absente : « handlers.cookies.click ».",
    ),
    (HEAD + "[accounts.admin]\nlogin = 'a'", 3, f"« accounts.admin » {EITHER}"),
    (
        HEAD + "[accounts.admin]\nlogin = 'a'\npassword_env = 'A'\npassword_keyring = 'a/b'",
        3,
        f"« accounts.admin » {EITHER}",
    ),
    (
        HEAD + "[launch]",
        3,
        "« launch » ne va pas avec « base_url » : le portail embarqué choisit son adresse.",
    ),
    # Locators.
    (
        HEAD + "[locators.login]\nlogin = {}",
        4,
        f"« locators.login.login » {STRATEGIES} ; trouvé : aucune.",
    ),
    (
        HEAD + "[locators.login]\nlogin = { id = 'a', css = 'b' }",
        4,
        f"« locators.login.login » {STRATEGIES} ; trouvé : « id » et « css ».",
    ),
    (
        HEAD + "[locators.login]\nlogin = { label = 'a', name = 'b' }",
        4,
        "« locators.login.login.name » ne va qu'avec « role ».",
    ),
    (
        HEAD + "[locators.login.login]\nid = 'a'\nexact = true",
        5,
        "« locators.login.login.exact » n'a pas d'effet avec « id » sans « name ».",
    ),
    # Addresses.
    (
        'name = "R"\nbase_url = "r.example"',
        2,
        "« base_url » doit être une adresse http:// ou https:// complète, et non « r.example ».",
    ),
    ('name = "R"\nbase_url = "http://r:x"', 2, "« base_url » n'est pas une adresse valide : « http://r:x »."),
    (
        'name = "R"\nbase_url = "http://u:hunter2@r.example"',
        2,
        "« base_url » ne doit contenir ni identifiant ni mot de passe.",
    ),
    ('name = "R"\nbase_url = "http://r.example/?a=1"', 2, "« base_url » ne doit contenir ni « ? » ni « # »."),
    (
        HEAD + "allowed_origins = ['https://a.example', 'https://b.example/x']",
        3,
        "« allowed_origins[n° 2] » doit être une origine sans chemin, comme « https://b.example ».",
    ),
    (
        HEAD + "[addresses]\noffer = '/offer/{id}'",
        4,
        "« addresses.offer » doit contenir {offer}, et aucune autre accolade.",
    ),
    (
        HEAD + "[addresses]\noffer = '/offer/{offer'",
        4,
        "« addresses.offer » doit contenir {offer}, et aucune autre accolade.",
    ),
    # The dataset.
    (
        HEAD
        + OFFER
        + "contacts = [{ name = 'A', kind = 'client' }]\n"
        + "[[dataset.paged.orders]]\nreference = '1'\nstatus = 'En étude'\nassigned = ['A', 'B']",
        12,
        "« dataset.paged.orders[n° 1].assigned » : « B » n'est pas parmi les contacts de l'offre.",
    ),
    (
        HEAD + OFFER + "orders = []\ncontacts = [{ name = 'A', kind = 'partenaire' }]",
        9,
        "« dataset.paged.contacts[n° 1].kind » attend « client » ou « partner », et non « partenaire ».",
    ),
    (
        HEAD + OFFER + "orders = []\n[[dataset.paged.contacts]]\nname = 'A'\nkind = 'client'\n"
        "[[dataset.paged.contacts]]\nname = 'A'\nkind = 'partner'",
        13,
        "« dataset.paged.contacts[n° 2].name » : « A » est déjà pris.",
    ),
    (
        HEAD + OFFER.replace("paged", "one_order_in_progress") + "orders = []\ncontacts = []",
        3,
        "« dataset.one_order_in_progress » demande exactement une commande en cours ; il y en a 0.",
    ),
    # Syntax.
    (HEAD + "locale 'fr'", "3, colonne 8", "erreur de syntaxe : signe « = » attendu après la clé."),
    (
        HEAD + "locale = fr",
        "3, colonne 10",
        "erreur de syntaxe : valeur illisible (un texte s'écrit entre guillemets droits).",
    ),
    (HEAD + "name = 'S'", "3 (fin du fichier)", "erreur de syntaxe : clé écrite deux fois."),
    (HEAD + "[busy]\n[busy]", "4, colonne 6", "erreur de syntaxe : table écrite deux fois."),
    (HEAD + "allowed_origins = [1", "3 (fin du fichier)", "erreur de syntaxe : liste non fermée."),
    (HEAD + "a = 1 2", "3, colonne 7", "erreur de syntaxe : fin de ligne attendue."),
    (
        HEAD + 'a = "hunter2\n',
        "3, colonne 13",
        "erreur de syntaxe : caractère interdit dans un texte (guillemet fermant oublié ?).",
    ),
    (
        HEAD + r'a = "C:\qa"',
        "3, colonne 10",
        "erreur de syntaxe : « \\ » se double, ou le texte se met entre apostrophes.",
    ),
    (HEAD + "a.b = 1\n= 2", "4, colonne 1", "erreur de syntaxe : TOML illisible."),
]


@pytest.mark.parametrize(("text", "line", "message"), ONE_LINE, ids=[message for _, _, message in ONE_LINE])
def test_one_problem(tmp_path: Path, text: str, line: int | str, message: str) -> None:
    file = tmp_path / "r.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TargetError) as caught:
        load(str(file))
    place = f"{file}, ligne {line}" if line else f"{file}"
    assert str(caught.value) == f"{place} : {message}"


def test_all_problems_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    file.write_text(
        "base_url = 'https://r.example'\nwrite = true\n[timeouts]\naction = 'x'\nexpekt = 1\n"
        "[locators.login]\nlogin = {}\n",
        encoding="utf-8",
    )
    with pytest.raises(TargetError) as caught:
        load(str(file))
    assert str(caught.value).splitlines() == [
        f"{file} : clé obligatoire absente : « name ».",
        f"{file}, ligne 2 : clé inconnue : « write » ; vouliez-vous dire « writes » ?",
        f"{file}, ligne 4 : « timeouts.action » attend {SECONDS}, et non un texte.",
        f"{file}, ligne 5 : clé inconnue : « timeouts.expekt » ; vouliez-vous dire « expect » ?",
        f"{file}, ligne 7 : « locators.login.login » {STRATEGIES} ; trouvé : aucune.",
    ]


def test_an_unknown_name(tmp_path: Path) -> None:
    for name in ("embedded", "recette"):
        (tmp_path / f"{name}.toml").touch()
    with pytest.raises(TargetError) as close:
        load("embeded", root=tmp_path)
    assert str(close.value) == (
        "Cible inconnue : « embeded » ; vouliez-vous dire « embedded » ? Cibles connues : embedded, recette."
    )
    with pytest.raises(TargetError) as far:
        load("zzz", root=tmp_path)
    assert str(far.value) == "Cible inconnue : « zzz ». Cibles connues : embedded, recette."


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    absent, folder, latin = tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "c.toml"
    folder.mkdir()
    latin.write_bytes("name = 'é'".encode("cp1252"))
    said = []
    for file in (absent, folder, latin):
        with pytest.raises(TargetError) as caught:
            load(str(file))
        said.append(str(caught.value))
    assert said == [
        f"{absent} : fichier cible illisible (il n'existe pas).",
        f"{folder} : fichier cible illisible (c'est un dossier).",
        f"{latin} : le fichier cible doit être enregistré en UTF-8.",
    ]
