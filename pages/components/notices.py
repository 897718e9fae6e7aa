"""What the portal says of its own accord: errors in the page, toasts, dialogs, messages of a field, alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pages.base import Component
from pages.naming import says
from pages.reading import DRAWN, all_shown

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from pages.locate import Scope

# What is written beside fields at fault, and what the browser itself says of those that a user has left so.
_FIELD_MESSAGES = f"""() => {{
  {DRAWN}
  return inside(document, "[aria-invalid=true], :user-invalid").flatMap((field) => {{
    const ids = [field.getAttribute("aria-describedby"), field.getAttribute("aria-errormessage")].join(" ");
    const near = byId(field, ids).filter((one) => one.checkVisibility()).map((one) => one.textContent);
    const own = field.matches(":user-invalid") && !field.form?.noValidate ? field.validationMessage : "";
    const name = field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "";
    return [...near, own].filter(Boolean).map((said) => folded(`${{name}} ${{said}}`));
  }});
}}"""


class Heard(NamedTuple):
    """What the portal has said while one waited for a message: a toast may be gone by the time one asks."""

    mentions: list[str]
    """The messages on screen that hold one of the words waited for."""
    seen: list[str]
    """Every message seen meanwhile, once each, in the order in which they came."""


class Notices(Component):
    """Every message on screen."""

    def default(self, scope: Scope) -> Locator:
        return scope.get_by_role("alert").or_(scope.get_by_role("status"))

    def read(self) -> list[str]:
        """The messages on screen now, and those of the browser's own boxes since the last click.

        Those of fields (native ones too) have the field's name before them.
        """
        self.tab.settle()
        said = [" ".join(text.split()) for text in all_shown(self.locator.filter(visible=True))]
        said += self.tab.page.evaluate(_FIELD_MESSAGES)
        said += [" ".join(text.split()) for text in self.tab.spoken]
        return [text for text in said if text]

    def listen(self, *needles: str, quoted: str | None = None) -> Heard:
        """Wait for a message that holds one of the words, and keep all that is said until then.

        What the target quotes of the portal counts wherever on the page it is said: nothing else says just that.
        """
        seen: dict[str, None] = {}

        def told() -> list[str]:
            said = self.read()
            seen.update(dict.fromkeys(said))
            needed = [one.casefold() for one in (*needles, quoted) if one]
            mentions = [text for text in said if any(one in text.casefold() for one in needed)]
            return mentions or ([quoted] if quoted and says(self.tab.text(), quoted) else [])

        return Heard(self.tab.observe(told, bool), list(seen))
