"""What is said when something cannot be shown or done: JSON to the API, the one page to everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from portal.rules import Problem


def answer(status: int, message: str, problems: Sequence[Problem] = ()) -> JsonResponse:
    """Say no, with what is wrong field by field where that is known."""
    told = [{"field": problem.field, "message": problem.message} for problem in problems]
    return JsonResponse({"message": message, "problems": told}, status=status)


def refuse(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """Say no in the way that whoever asks understands."""
    if request.path.startswith("/api/"):
        return answer(status, message)
    return render(request, "portal/shell.html", {"refusal": message}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 400, "Le portail n'a pas compris cette demande.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 403, "Votre compte n'a pas le droit d'effectuer cette action.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    return refuse(
        request, 403, "Cette demande ne vient pas d'une page du portail. Rechargez la page, puis recommencez."
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 404, "Cette page n'existe pas ou n'existe plus.")


def server_error(request: HttpRequest) -> HttpResponse:
    return refuse(request, 500, "Le portail a rencontré une erreur. Réessayez dans un instant.")
