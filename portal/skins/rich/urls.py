"""Addresses: those that a browser shows all answer the one page; what it shows comes from /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from portal.skins.rich.views import catalogue, conversations, home, notifications, session, shell
from portal.urls import common

urlpatterns: list[URLPattern | URLResolver] = [
    path("", shell.entrance, name="entrance"),
    path("entrer", shell.sign_in, name="login"),
    path("espace", shell.show, name="home"),
    path("espace/oc", shell.show, name="offers"),
    path("espace/oc/<str:reference>", shell.show, name="offer"),
    path("espace/oc/<str:reference>/message", shell.show, name="new_conversation"),
    path("espace/echanges/<int:pk>", shell.show, name="conversation"),
    path("espace/flux", shell.show, name="notifications"),
    path("api/session", session.session),
    path("api/home", home.show, name="api_home"),
    path("api/offers", catalogue.offers, name="api_offers"),
    path("api/offers/<str:reference>", catalogue.offer, name="api_offer"),
    path("api/offers/<str:reference>/message", conversations.new, name="api_new_conversation"),
    path("api/conversations/<int:pk>", conversations.show, name="api_conversation"),
    path("api/contacts", notifications.show, name="api_notifications"),
    path("api/contacts/<int:pk>", notifications.subscribe),
    *common,
]

handler400 = "portal.skins.rich.views.errors.bad_request"
handler403 = "portal.skins.rich.views.errors.forbidden"
handler404 = "portal.skins.rich.views.errors.not_found"
handler500 = "portal.skins.rich.views.errors.server_error"
