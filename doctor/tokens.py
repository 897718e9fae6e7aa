"""Names of the anti-forgery values of a portal, read where pages keep them: forged submissions have to carry them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pages.tab import Tab

_LIKELY = re.compile(r"csrf|xsrf|forgery|verificationtoken|authenticity", re.IGNORECASE)
"""What frameworks call them, in part: Django, Angular, ASP.NET, Rails…"""
_HELD = "() => [...document.querySelectorAll('input[type=hidden][name], meta[name]')].map((one) => one.name)"


def token_names(tab: Tab) -> tuple[str, ...]:
    """List the hidden fields and meta tags of the page shown, then the cookies, that are called as such values are."""
    held: list[str] = tab.page.evaluate(_HELD)
    cookies = [one.get("name", "") for one in tab.page.context.cookies()]
    return tuple(dict.fromkeys(name for name in (*held, *cookies) if _LIKELY.search(name)))
