"""How alike two labels are."""

from __future__ import annotations

import pytest

from doctor.likeness import best, likeness, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sujet de la conversation *", ("sujet", "conversation")),
        ("N° d'OC", ("numero", "oc")),
        ("txtMotDePasse", ("txt", "mot", "passe")),
        ("Étapes", ("etape",)),
        ("l’échange", ("echange",)),
    ],
)
def test_words_are_cut_alike_from_labels_and_ids(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("wanted", "nearer", "farther"),
    [
        ("Enregistrer", "Publier", "Retour"),
        ("Retour", "Revenir", "Enregistrer"),
        ("Sujet", "Objet", "Message"),
        ("Abonner", "S'inscrire", "Désabonner"),
        ("Contenu", "Message", "Objet"),
        ("Démarrer une conversation", "Nouvel échange", "Nouvel écran"),
        ("Référence", "N° d'OC", "Société"),
        ("Statut", "Étape", "Produit"),
        ("Rechercher", "Chercher", "Tout effacer"),
        ("Client", "Interlocuteurs Client", "Interlocuteurs Partenaire"),
        ("Déconnexion", "Quitter", "Connexion"),
    ],
)
def test_the_meaning_decides(wanted: str, nearer: str, farther: str) -> None:
    assert likeness(wanted, nearer) > likeness(wanted, farther)


def test_the_same_words_are_alike_whatever_their_dress() -> None:
    assert likeness("Numéro d'OC", "NUMERO OC :") == 1.0
    assert likeness("Enregistrer", "") == 0.0
    assert likeness("Enregistrer", "Zzz") == 0.0


def test_the_best_of_several_wordings_counts() -> None:
    assert best(["Contenu", "Message"], ["", "Message"]) == 1.0
    assert best([], ["Message"]) == 0.0
