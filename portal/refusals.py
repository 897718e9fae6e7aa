"""What is said when a page cannot be shown, in the skin's own `error.html`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def refuse(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """Show one message under a title, with this status."""
    return render(request, "portal/error.html", {"title": title, "message": message, "code": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 400, "Demande incorrecte", "Le portail n'a pas compris cette demande.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 403, "Accès refusé", "Votre compte n'a pas le droit d'effectuer cette action.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    return refuse(
        request,
        403,
        "Accès refusé",
        "Cette demande ne vient pas d'une page du portail. Rechargez la page, puis recommencez.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    del exception
    return refuse(request, 404, "Page introuvable", "Cette page n'existe pas ou n'existe plus.")


def server_error(request: HttpRequest) -> HttpResponse:
    return refuse(request, 500, "Erreur du portail", "Le portail a rencontré une erreur. Réessayez dans un instant.")
