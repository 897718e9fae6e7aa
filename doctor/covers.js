// Tells of an element that covers the whole page while it loads, and no longer does once it has.
addEventListener("DOMContentLoaded", () => {
  const covering = () => {
    for (let e = document.elementFromPoint(innerWidth / 2, innerHeight / 2); e; e = e.parentElement) {
      const { width, height } = e.getBoundingClientRect();
      if (e.id && getComputedStyle(e).position === "fixed" && width >= innerWidth && height >= innerHeight) return e;
    }
    return null;
  };
  const cover = covering();
  if (cover) addEventListener("pageshow", () => requestAnimationFrame(() => { if (covering() !== cover) __covers(cover.id); }));
});
