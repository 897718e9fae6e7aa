"""What Gherkin's parser refuses, in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gherkin.errors import AstBuilderException, NoSuchLanguageException, ParserException, UnexpectedEOFException

if TYPE_CHECKING:
    from bdd.lint.keywords import Keywords


def refusal(error: ParserException, lines: list[str], keywords: Keywords) -> str:
    """Say what is wrong at the line of an error of the parser."""
    number = error.location["line"]
    line = lines[number - 1].strip() if number <= len(lines) else ""
    match error:
        case NoSuchLanguageException():
            return f"langue inconnue : « {line} »."
        case UnexpectedEOFException():
            return (
                "le fichier s'arrête trop tôt : guillemets d'un texte non refermés, ou étiquette qui ne porte sur rien."
            )
        case AstBuilderException() if line.startswith("|"):
            return f"cette ligne n'a pas autant de cellules que l'en-tête de son tableau : {line}"
        case _ if line.startswith("@"):
            return f"étiquettes mal placées ou mal écrites (aucune espace dans un nom) : {line}"
    meant = keywords.heading(line) or keywords.step(line)
    if meant is None or line.startswith(meant):
        return f"ligne que Gherkin n'attend pas ici : « {line} »."
    return f"mot-clé mal écrit : « {line} » ; sans doute « {meant.strip()} »."
