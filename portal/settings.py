"""Django's settings. What differs from run to run comes from the environment that `portal.server` prepares."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

BASE = Path(__file__).parent

SEEDING_TOKEN = os.environ.get("PORTAL_SEEDING_TOKEN", "")
"""Opens the private seeding interface; without it, its addresses do not exist."""

SEED = int(os.environ["PORTAL_SEED"]) if os.environ.get("PORTAL_SEED") else None
"""What invented data starts from; without it, they differ from run to run."""

LATENCY_MS = int(os.environ.get("PORTAL_LATENCY_MS", "0"))
"""Mean of the delay added to each request, a test aid; 0 adds none."""

SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SKIN = os.environ.get("PORTAL_SKIN", "classic")
"""Which front end is served; models, rules and administration are the same."""

ROOT_URLCONF = f"portal.skins.{SKIN}.urls"
WSGI_APPLICATION = "portal.wsgi.application"

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    # The plain configuration: the site is ours and finds its models in portal/admin.py.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    *(["portal.middleware.latency"] if LATENCY_MS else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.ForgeryToken",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.SignedIn",
    "portal.middleware.no_nul",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "skins" / SKIN / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.defects.context",
                "portal.links.context",
            ],
        },
    },
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": os.environ.get("PORTAL_SQLITE", ":memory:"),
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "timeout": 20,
        # Writers queue at the start of their transaction instead of failing half-way through it.
        "transaction_mode": "IMMEDIATE",
        # The file lives as long as the process: nothing is owed to a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    },
}
_DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(_DATABASE_URL, conn_max_age=None) if _DATABASE_URL else _SQLITE
}

AUTH_USER_MODEL = "portal.Account"
AUTHENTICATION_BACKENDS = ["portal.signing_in.Backend"]
PASSWORD_HASHERS = ["portal.passwords.Hasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = f"portal.skins.{SKIN}.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE / "skins" / SKIN / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    # A refused request is the portal at work; only its own errors are told, without request bodies.
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "waitress": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
