from __future__ import annotations

import unicodedata

import pytest

from bdd.sentences import sentence


@pytest.mark.parametrize(
    "written",
    [
        'l\'été, il dit : "oui"',
        'l’été, il dit : "oui"',
        'l\'été, il dit\N{NO-BREAK SPACE}: "oui"',
        'l\'été, il dit\N{NARROW NO-BREAK SPACE}: "oui"',
        unicodedata.normalize("NFD", 'l\'été, il dit : "oui"'),
        '  l\'été,  il dit : "oui" ',
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_typography_does_not_matter_on_either_side(written: str, form: str) -> None:
    parser = sentence(unicodedata.normalize(form, 'l’été, il dit\N{NO-BREAK SPACE}: "{word}"'))  # type: ignore[arg-type]
    assert parser.is_matching(written)
    assert parser.parse_arguments(written) == {"word": "oui"}


@pytest.mark.parametrize(
    ("text", "written", "arguments"),
    [
        ("il y a {count:d} lignes", "il y a 12 lignes", {"count": 12}),
        ("il y a {count:d} lignes", "il y a douze lignes", None),
        ('il saisit "{text}"', 'il saisit ""', {"text": ""}),
        ('"{a}" puis "{b}"', '"x" puis "y" puis "z"', None),
        ('"{a}" puis "{b}"', '"x puis" puis "z"', {"a": "x puis", "b": "z"}),
        ("le {status} (seul)", "le statut livrée (seul)", {"status": "statut livrée"}),
        ("le {status} (seul)", "le  (seul)", None),
        ("il sort", "il sort vite", None),
    ],
)
def test_arguments(text: str, written: str, arguments: dict[str, object] | None) -> None:
    parser = sentence(text)
    assert parser.is_matching(written) is (arguments is not None)
    assert parser.parse_arguments(written) == arguments


def test_an_unknown_kind_of_argument_is_refused() -> None:
    with pytest.raises(ValueError, match="seul « :d »"):
        sentence("il y a {count:f} lignes")
