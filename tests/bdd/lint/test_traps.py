"""Every way to lie that we know of, in a project of its own: the run is refused and says where and why."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.bdd.lint.conftest import GOOD, STEPS

if TYPE_CHECKING:
    from tests.bdd.lint.conftest import Project

FIRST = "      Étant donné une OC existe\n"
RULE = "  @EX-01\n  Règle: On compte\n"
NFD = unicodedata.normalize("NFD", "été")
TRAPS = {
    "misspelt step": (
        FIRST,
        "      Etant donner une OC existe\n",
        ":13 : « Etant donner une OC existe » n'est lu par*",
    ),
    "step without capital": (
        FIRST,
        "      étant donné une OC existe\n",
        ":13 : « étant donné une OC existe » n'est lu*",
    ),
    "glued step": (FIRST, "      Étant donnéune OC existe\n", ":13 : « Étant donnéune OC existe » n'est lu*"),
    "no-break space in a step": (FIRST, "      Étant\u00a0donné une OC existe\n", ":13 : *voulu : « Étant donné » ?*"),
    "decomposed keyword": (FIRST, unicodedata.normalize("NFD", FIRST), ":13 : accents décomposés (NFD)*"),
    "another word for a keyword": (FIRST, "      Sinon une OC existe\n", ":13 : étape prise pour une description*"),
    "misspelt later step": (
        "      Quand il lit",
        "      Quant il lit",
        ":14 : mot-clé mal écrit : « Quant il lit »*« Quand ».",
    ),
    "curly keyword": ("      Quand il lit", "      Lorsqu’il lit", ":14 : mot-clé mal écrit : *« Lorsqu' »."),
    "heading without accent": ("Contexte:", "Scenario: Avant", ":6 : « Scenario: Avant » n'est lu*« Scénario: » ?*"),
    "space before the colon": ("Contexte:", "Contexte :", ":6 : « Contexte : » n'est lu par personne*"),
    "two colons": ("Règle:", "Règle::", ":10 : deux-points en trop après « Règle » : ils entrent dans le nom."),
    "heading without colon": ("Contexte:", "Contexte", ":6 : « Contexte » n'est lu par personne*"),
    "examples in the singular": ("Exemples:", "Exemple:", ":24 : scénario sans étape : *"),
    "commented step": (
        "      Alors c'est bon\n\n    @EX-02",
        "      #Alors c'est bon\n\n    @EX-02",
        ":17 : mis en commentaire*",
    ),
    "commented heading": ("    Plan du", "    # Plan du", ":20 : mis en commentaire, donc jamais exécuté*"),
    "no step": (GOOD[GOOD.index(FIRST) : GOOD.index("\n    @EX-02")], "", ":12 : scénario sans étape : « Lire »."),
    "no Alors": ("      Alors c'est bon\n\n    @EX-02", "\n    @EX-02", ":12 : scénario sans Alors, *: « Lire »."),
    "no name": ("Scénario: Lire", "Scénario:", ":12 : scénario sans nom."),
    "first step Et": (
        "      Étant donné une OC existe",
        "      Et une OC existe",
        ":13 : une première étape ne commence*",
    ),
    "same name": ("Compter <n> fois\n", "Lire\n", ":20 : scénario du même nom qu'à la ligne 12 : « Lire »*"),
    "unknown sentence": (
        "il lit",
        "il lut",
        ":14 : aucune phrase pour Quand « il lut » ; les plus proches : « il lit »*",
    ),
    "wrong kind": (
        "Quand il lit",
        "Alors il lit",
        ":14 : *elle existe, mais pour Quand, « il lit » (phrases/counting.py:*",
    ),
    "wrong in an example": (
        "| 1 | été",
        "| x | été",
        ":21 : aucune phrase *« il compte x fois *(exemple de la ligne 26)*",
    ),
    "text nobody reads": (
        "Alors c'est bon\n\n    @",
        "Alors c'est bon\n      | x |\n    @",
        ":17 : le tableau sous cette*",
    ),
    "unknown tag": ("@lecture", "@lectur", ":2 : étiquette inconnue : « @lectur » ; peut-être « @lecture »."),
    "no requirement": (RULE, "  Règle: On compte\n", ":11 : scénario sans étiquette d'exigence (EX-*) : « Lire »."),
    "tag with a space": ("@lecture", "@lec ture", ":2 : étiquettes mal placées ou mal écrites*"),
    "same example": ("| 2 | l'or |", "| 1 | été  |", ":27 : même exemple qu'à la ligne 26."),
    "ragged table": ("| 2 | l'or |", "| 2 |", ":27 : cette ligne n'a pas autant de cellules*"),
    "ragged step table": ("| 1 | 2 |", "| 1 |", ":16 : cette ligne n'a pas autant de cellules*"),
    "unclosed row": ("| 2 | l'or |", "| 2 | l'or | x", ":27 : il manque « | » en fin de ligne*"),
    "no row": ("        | 1 | été  |\n        | 2 | l'or |\n", "", ":20 : plan sans exemple, donc jamais exécuté*"),
    "no column": ("| n | mot  |", "| n | mots |", ":21 : « <mot> » n'a pas de colonne dans les Exemples."),
    "unused column": ('"<mot>"', '"été"', ":25 : aucune étape n'emploie la colonne « mot »*"),
    "column twice": ("| n | mot  |", "| n | n    |", ":25 : deux colonnes se nomment « n »."),
    "placeholder without outline": ("il lit", "il <lit>", ":14 : « <lit> » n'a pas de colonne dans les Exemples."),
    "decomposed cell": ("| été ", f"| {NFD} ", ":26 : accents décomposés (NFD)*"),
    "invisible character": ("il lit", "il\u200b lit", ":14 : caractère invisible U+200B (ZERO WIDTH SPACE)*"),
    "unknown language": ("# language: fr", "# language: fx", ":1 : langue inconnue : « fx »."),
    "language lost": (
        "# language: fr",
        "# langage: fr",
        " : aucune fonctionnalité : « Feature: » est attendu, *« en »*",
    ),
    "no feature": (GOOD, "# language: fr\n", " : aucune fonctionnalité : « Fonctionnalité: » est attendu*"),
    "misspelt feature": ("Fonctionnalité: C", "Fonctionalité: C", ":3 : mot-clé mal écrit : *« Fonctionnalité: »."),
    "no scenario": (GOOD, "# language: fr\nFonctionnalité: Vide\n", " : aucun scénario dans ce fichier."),
    "open doc string": ("        | a | b |\n", '        """\n', ":28 : le fichier s'arrête trop tôt*"),
}


@pytest.mark.parametrize(("old", "new", "message"), TRAPS.values(), ids=TRAPS)
def test_a_trap_refuses_the_run(project: Project, old: str, new: str, message: str) -> None:
    project.damage(old, new)
    result = project.run()
    result.stderr.fnmatch_lines([f"features/compter.feature{message}"])
    result.stderr.fnmatch_lines(["ERROR: * problème* dans les scénarios.", "Rien n'a été exécuté."])
    result.stderr.no_fnmatch_line("*Traceback*")
    assert result.ret == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# language", "\N{BYTE ORDER MARK}# language"),
        ("c'est bon\n\n    @", "c’est bon\n\n    @"),
        ("il lit", "il\u00a0lit"),
        ("Ce que promet le guide.", "Le portail répond,\n  et l'on compte ; mais pas plus."),
        ("      Quand il lit\n", "      # à relire avec Paul\n      Quand il lit\n"),
        ("\n", "\r\n"),
    ],
    ids=["mark", "apostrophe", "no-break space", "prose", "comment", "line ends"],
)
def test_what_is_harmless_is_not_said(project: Project, old: str, new: str) -> None:
    project.write(GOOD.replace(old, new))
    project.run().assert_outcomes(passed=3)


def test_all_problems_are_said_at_once(project: Project) -> None:
    project.write(
        GOOD.replace("Contexte:", "Contexte :").replace("@lecture", "@x").replace("| 2 | l'or |", "| 1 | été  |")
    )
    said = project.run().stderr.lines
    assert said[0] == "ERROR: 5 problèmes dans les scénarios."
    assert [line.split(" :")[0] for line in said[1:5]] == [f"features/compter.feature:{n}" for n in (2, 6, 7, 27)]


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (
            '@when(sentence("il {fait}"))\ndef do(fait): pass',
            "*:14 : plusieurs phrases pour « il lit » : « il lit » (*), « il {fait} » (*).",
        ),
        ('@when("il lit")\ndef again(datatable): pass', "*:14 : plusieurs phrases pour « il lit »*"),
        (
            '@when(sentence("personne ne dit cela"))\ndef never(): pass',
            "phrases/counting.py:18 : aucun scénario n'emploie la phrase *",
        ),
        (
            'TEXT = "il lit"\n@when(sentence(TEXT))\ndef hidden(): pass',
            "phrases/counting.py:19 : phrase qui ne se lit pas*",
        ),
        ('@when(sentence("{a:f}"))\ndef kind(a): pass', "phrases/counting.py:18 : *seul « :d » (nombre entier)*"),
        (
            '@when(sentence("{a} {a}"))\ndef twice(a): pass',
            "phrases/counting.py:18 : *deux arguments y ont le même nom.",
        ),
    ],
    ids=["exact and with arguments", "twice", "unused", "not literal", "unknown kind", "argument twice"],
)
def test_a_sentence_that_misleads_refuses_the_run(project: Project, added: str, message: str) -> None:
    (project.pytester.path / "phrases/counting.py").write_text(f"{STEPS}\n{added}\n", encoding="utf-8")
    # What is wrong with the sentence itself stops Python too: the check does not run the code, and comes first.
    (project.pytester.path / "conftest.py").write_text(
        'pytest_plugins = ["bdd.linter", "bdd.collector"]', encoding="utf-8"
    )
    result = project.run()
    result.stderr.fnmatch_lines([message])
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_a_requirement_without_scenario_refuses_the_whole_suite_only(project: Project) -> None:
    project.damage("    @EX-02\n", "")
    project.run().stderr.fnmatch_lines(["tox.ini:*: aucun scénario ne vérifie l'exigence EX-02."])
    (project.pytester.path / "features/autre").mkdir()
    (project.pytester.path / "features/autre/vide.feature").write_text("# rien")
    project.run("features/compter.feature").assert_outcomes(passed=3)
    project.run("features/compter.feature::Lire").assert_outcomes(passed=1)


def test_another_encoding_refuses_the_run(project: Project) -> None:
    project.feature.write_bytes(GOOD.encode("cp1252"))
    project.run().stderr.fnmatch_lines(["features/compter.feature : le fichier n'est pas en UTF-8 : *"])


def test_with_workers_the_refusal_is_said_once(project: Project) -> None:
    project.damage("Contexte:", "Contexte :")
    result = project.pytester.runpytest_subprocess("-n", "2", "features")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert str(result.stderr).count("features/compter.feature:6 :") == 1
    assert "gw0" not in str(result.stdout)


def test_tests_without_features_are_not_held_back(project: Project) -> None:
    project.damage("Contexte:", "Contexte :")
    project.pytester.makepyfile("def test_other(): pass")
    project.run("test_tests_without_features_are_not_held_back.py").assert_outcomes(passed=1)
    assert project.run("--markers").ret == pytest.ExitCode.OK
