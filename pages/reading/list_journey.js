// Long lists may hold only the options near what is seen of them: a journey from end to end meets every one.

// What scrolls the list, if it is longer than the options there are.
const scrollerOf = (found) => {
  const ways = hollow ? /auto|scroll|hidden/ : /auto|scroll/; // some draw the bar themselves
  const scrolls = (e) => e.scrollHeight > e.clientHeight + 1 && ways.test(getComputedStyle(e).overflowY);
  let scroller = found[0] && drawnAround(found[0]);
  while (scroller && !scrolls(scroller)) scroller = drawnAround(scroller);
  if (!scroller || !holds(scroller, list) && !holds(list, scroller)) return undefined;
  const top = scroller.getBoundingClientRect().y - scroller.scrollTop;
  const [first, last] = [found[0], found.at(-1)].map((option) => option.getBoundingClientRect());
  const missing = Math.max(first.top - top, scroller.scrollHeight - last.bottom + top);
  return missing > scroller.clientHeight ? scroller : undefined;
};

// Gives `visit` the options, those of a long list at each halt, until it returns true; those there are before any halt
// where one of them may do.
const travel = async (visit, anyOrder) => {
  const scroller = opener && scrollerOf(options());
  if (anyOrder || !scroller) {
    if (visit(options()) || !scroller) return;
  }
  const filled = () => {
    const [first, last, frame] = [options()[0], options().at(-1), scroller].map((e) => e?.getBoundingClientRect());
    return first && first.top < frame.top + first.height && last.bottom > frame.bottom - last.height;
  };
  const frame = () => new Promise((done) => {
    requestAnimationFrame(done);
    setTimeout(done, 100); // a page in the background draws no frames
  });
  const frames = async (least) => {
    for (let drawn = 0; drawn < least || drawn < 60 && !filled(); drawn += 1) await frame();
  };
  const ended = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
  scroller.scrollTop = 0;
  for (;;) {
    await frames(2);
    if (ended()) await frames(6); // the end may move away once it is drawn
    if (visit(options()) || ended()) return;
    scroller.scrollTop += scroller.clientHeight * 0.8;
  }
};

// Once scrolled, many redraw themselves only after a while, and give the place of an option to another: over when
// nothing has moved for a tenth of a second, or after two at the latest.
const halted = (scroller) => new Promise((done) => {
  const began = performance.now();
  let timer;
  const over = () => {
    redrawn.disconnect();
    scroller.removeEventListener("scroll", moved);
    done();
  };
  const moved = () => {
    if (performance.now() - began > 2000) return;
    clearTimeout(timer);
    timer = setTimeout(over, 100);
  };
  const redrawn = new MutationObserver(moved);
  redrawn.observe(scroller, { childList: true, characterData: true, subtree: true });
  scroller.addEventListener("scroll", moved);
  moved();
});
