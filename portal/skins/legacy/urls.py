"""Addresses, as ASP.NET's routes make them: controller, action, and the identifier in the query or at the end."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from portal.skins.legacy.views import account, catalogue, conversations, home, notifications
from portal.urls import common

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.index),
    path("Home/Index", home.index, name="home"),
    path("Account/LogOn", account.log_on, name="login"),
    path("Account/LogOff", account.log_off, name="logout"),
    path("Catalogue/OffresContractees", catalogue.index, name="offers"),
    path("Catalogue/ListeOffres", catalogue.rows, name="offers_rows"),
    path("OffreContractee/Detail/<str:reference>", catalogue.detail, name="offer"),
    path("OffreContractee/Detail", catalogue.detail, name="offer"),
    path("Conversation/Creer", conversations.create, name="new_conversation"),
    path("Conversation/Contacts", conversations.contacts, name="conversation_contacts"),
    path("Conversation/Editeur", conversations.editor, name="conversation_editor"),
    path("Conversation/Detail/<str:pk>", conversations.show, name="conversation"),
    path("Conversation/Detail", conversations.show, name="conversation"),
    path("FluxNotification/Index", notifications.index, name="notifications"),
    path("FluxNotification/Basculer", notifications.toggle, name="toggle_notifications"),
    *common,
]

handler400 = "portal.skins.legacy.views.errors.bad_request"
handler403 = "portal.skins.legacy.views.errors.forbidden"
handler404 = "portal.skins.legacy.views.errors.not_found"
handler500 = "portal.skins.legacy.views.errors.server_error"
