"""Buttons, fields and boxes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import msgspec

from pages.base import Component
from pages.locate import begins, ends, titled, words
from pages.reading import read_one, to_the_letter

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator

    from pages.locate import Scope


# What a user clicks to turn a box: the box itself or, where the portal keeps it out of sight, its label, or else what
# is drawn in its place.
_FACE = """box => {
  box.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = box.getBoundingClientRect();
  if (box.getRootNode().elementFromPoint(x + width / 2, y + height / 2) === box) return box;
  const drawn = (e) => {
    const { width, height } = e.getBoundingClientRect();
    return width > 2 && height > 2 && e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const cut = (e) => e && (getComputedStyle(e).clip !== "auto" || getComputedStyle(e).clipPath !== "none");
  if (drawn(box) && getComputedStyle(box).pointerEvents !== "none" && !cut(box) && !cut(box.parentElement)) return box;
  const label = [...box.labels ?? []].find(drawn);
  if (label) return label;
  const alone = (part) => part.querySelectorAll("input, [role=checkbox], [role=switch]").length === 1;
  for (let part = box.parentElement; part && alone(part); part = part.parentElement) {
    const face = [...part.querySelectorAll("*")].find((e) => !e.contains(box) && drawn(e));
    if (face) return face;
  }
  return box;
}"""

_BOX = "input[type=checkbox], input[type=radio], [role=checkbox], [role=switch], [role=radio]"

# A page in the background draws no frames.
_NEXT_FRAME = "() => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); })"


_CLICKED = "a, button, input, [role=button], [role=link], [role=menuitem]"


class Button(Component):
    """What one clicks: a button or a link, named by its words or its tooltip."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        by_role = scope.get_by_role("button", name=name).or_(scope.get_by_role("link", name=name))
        named = by_role.or_(scope.get_by_role("menuitem", name=name))
        # A sign drawn by a font of icons is a name to the browser, and the words in the tooltip are none then.
        return named.or_(scope.locator(_CLICKED).and_(titled(scope, self.text, exact=True))).filter(visible=True)

    def click(self) -> None:
        button = self.at_hand
        self.tab.act(button.click)

    def point(self) -> None:
        """Put the pointer on it, from elsewhere."""
        self.tab.page.mouse.move(0, 0)
        self.at_hand.hover()

    @property
    def usable(self) -> bool:
        """Whether a user could click it now: on screen, not disabled, nor passed by the pointer."""
        return self.shown and self.locator.is_enabled() and read_one(self.locator, "takesClicks", bool)

    def click_twice(self) -> None:
        """Double-click, as an impatient user does."""
        button = self.at_hand
        self.tab.act(button.dblclick)

    def place(self) -> FloatRect:
        """Where it stands on screen, to click there whatever becomes of it meanwhile."""
        button = self.at_hand
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        if box is None:
            raise AssertionError(f"« {self.text or self.name} » n'est pas à l'écran")
        return box


class Submit(Button):
    """What sends a form: a button or, where there is none, a field in which one presses Enter."""

    def click(self) -> None:
        if read_one(self.locator, "takesKeys", bool):
            self.tab.act(partial(self.locator.press, "Enter"))
        else:
            super().click()


class Opener(Button):
    """The button of a row that opens it: « Détail », maybe followed by what it opens; without words, the row's link."""

    def default(self, scope: Scope) -> Locator:
        if not self.text:
            return scope.get_by_role("link")
        name = begins(self.text)
        by_role = scope.get_by_role("link", name=name).or_(scope.get_by_role("button", name=name))
        return by_role.or_(titled(scope, self.text))


class Heading(Component):
    """A title of the page, that ends with the words; without words, its main one."""

    def default(self, scope: Scope) -> Locator:
        if self.text:
            return scope.get_by_role("heading", name=ends(self.text))
        return scope.get_by_role("heading", level=1)

    def read(self) -> str:
        return to_the_letter(self.at_hand).strip()


class _Field(msgspec.Struct, frozen=True):
    """What one types in, and what a plain field holds."""

    kind: Literal["plain", "block", "frame"]
    value: str


class TextBox(Component):
    """A field to type in: input, textarea, editable block, or an editor inside a frame."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        return scope.get_by_role("textbox", name=name).or_(scope.get_by_label(name)).filter(visible=True)

    def fill(self, value: str) -> None:
        root = self.at_hand
        kind = read_one(root, "fields", _Field).kind
        if kind == "plain":
            root.fill(value)
            return
        place = _block(root, kind)
        if place.evaluate("e => e.getBoundingClientRect().height"):
            place.fill("")
        else:
            # An empty page inside a frame may have no height: one clicks the frame.
            self.locator.click()
            self.tab.page.keyboard.press("ControlOrMeta+A")
            self.tab.page.keyboard.press("Delete")
        # An editable block makes of each line what the Enter key makes of it there, and in the end what the form sends,
        # some once they draw it.
        for number, line in enumerate(value.split("\n")):
            if number:
                self.tab.page.keyboard.press("Enter")
                place.evaluate(_NEXT_FRAME)
            self.tab.page.keyboard.insert_text(line)
        place.evaluate(_NEXT_FRAME)

    def read(self) -> str:
        """What the field holds, line breaks as line feeds."""
        root = self.at_hand
        field = read_one(root, "fields", _Field)
        if field.kind == "plain":
            return field.value.replace("\r\n", "\n")
        return to_the_letter(_block(root, field.kind))

    @property
    def room(self) -> int | None:
        """How many characters a user can type; None where the field sets no limit."""
        limit = self.at_hand.get_attribute("maxlength")
        return int(limit) if limit and limit.isdecimal() else None


class Checkbox(Component):
    """A box to tick."""

    def default(self, scope: Scope) -> Locator:
        name = words(self.text)
        return scope.get_by_role("checkbox", name=name).or_(scope.get_by_role("switch", name=name))

    @property
    def ticked(self) -> bool:
        return self._box.is_checked()

    def tick(self, wanted: bool = True) -> None:  # noqa: FBT001, FBT002 - as a user would say it
        """Click it unless it stands so; whether it then does is for the scenario to say."""
        box = self._box
        if box.is_checked() != wanted and (face := box.evaluate_handle(_FACE).as_element()):
            face.click()
        self.tab.settle()

    @property
    def _box(self) -> Locator:
        """The box, or the one box in what the target gives: some draw it in a part of the page that bears its name."""
        told = self.at_hand
        return told.and_(told.page.locator(_BOX)).or_(told.locator(_BOX))


def _block(field: Locator, kind: str) -> Locator:
    """Where one types in what is no plain field: an editable block, or the page inside a frame."""
    return field.content_frame.locator("body") if kind == "frame" else field
