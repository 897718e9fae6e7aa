"""From the words of the features to those of the code, and the texts that scenarios write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.conversation_form import ContactKind

ROLES = {
    "administrateur": "admin",
    "non-admin avec le droit": "non_admin_with_right",
    "non-admin sans le droit": "non_admin_without_right",
    "non-admin avec d'autres droits": "non_admin_other_rights",
    "désactivé": "disabled",
}
KINDS: Mapping[str, ContactKind] = {"Client": "client", "Partenaire": "partner"}
RANKS = {"première": 0, "deuxième": 1, "dernière": -1}

BLANKS = {
    "rien": "",
    "une espace": " ",
    "plusieurs espaces": "     ",
    "une tabulation": "\t",
    "une espace insécable": "\N{NO-BREAK SPACE}",
    "des espaces typographiques": "\N{EM SPACE}\N{IDEOGRAPHIC SPACE}",
    "des lignes vides": "\n\n \n",
}

TEXTS = {
    "accentué": "Élévation à Noël : l'été où l'œuvre naïve coûta 12 € — déjà !",
    "avec des balises": "<b>gras</b> & <i>italique</i> <p>paragraphe</p> <!-- remarque -->",
    "bref, avec des signes HTML": "R&D <b>",
    "avec un script": "<script>window.injected = true</script><img src=x onerror='window.injected = true'>",
    "avec des entités HTML": "&lt;b&gt; &amp;amp; &eacute; &#39; &nbsp;",
    "avec des guillemets": "Il dit \"oui\", 'non' et « peut-être », l’apostrophe aussi ; `ainsi`",
    "avec des barres obliques": r"C:\dossier\nouveau\table 50% {{ 7*7 }} ${7*7} {mot} %20 /../",
    "avec des signes d'adresse": "1+1=2 ; a + b & c ? #1 = 100 % ~ @ $ x+y",
    "avec des signes d'ailleurs": "日本語 Ελληνικά Ўзбек 😀 ½ ™",
    "avec des signes de Markdown": "*étoiles* _soulignés_ **gras** `code` [lien](page) ~barré~",
    "sans capitale au début": "panne du lien, puis RETOUR à la normale",
    "avec des lignes de courriel": "> Bonjour,\n>> le lien est coupé.\n--\nAlice\n# 1\n- un\n* deux",
    "avec une adresse web": "Voir https://portail.example/suivi/dossier?numero=42&etat=en%20cours#suite puis répondre.",
    "d'un seul zéro": "0",
    "de plusieurs lignes": "Bonjour,\nvoici la deuxième ligne\net la troisième.",
    "avec des lignes vides": "Premier paragraphe.\n\nAprès une ligne vide.\n\n\nAprès deux lignes vides.",
}

LONG = "Le lien est coupé depuis ce matin. " * 143
