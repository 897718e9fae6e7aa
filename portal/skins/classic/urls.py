"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from portal.skins.classic.views import auth, catalogue, conversations, home, notifications
from portal.urls import common

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show, name="home"),
    path("connexion/", auth.sign_in, name="login"),
    path("deconnexion/", auth.sign_out, name="logout"),
    path("catalogue/offres/", catalogue.offers, name="offers"),
    path("catalogue/offres/<str:reference>/", catalogue.offer, name="offer"),
    path("catalogue/offres/<str:reference>/conversations/nouvelle/", conversations.new, name="new_conversation"),
    path("conversations/<int:pk>/", conversations.show, name="conversation"),
    path("notifications/", notifications.show, name="notifications"),
    path("notifications/<int:pk>/", notifications.toggle, name="toggle_notifications"),
    *common,
]

handler400 = "portal.skins.classic.views.errors.bad_request"
handler403 = "portal.skins.classic.views.errors.forbidden"
handler404 = "portal.skins.classic.views.errors.not_found"
handler500 = "portal.skins.classic.views.errors.server_error"
