// Counts the requests that scripts of the page have under way, and knows when the page is being left, so that a reader
// can wait for the last answer instead of a guess in milliseconds. Runs before the page's own scripts, in every frame.
(() => {
  if (window.__quiet) return;
  let pending = 0;
  let leaving = false;
  window.addEventListener("beforeunload", () => { leaving = true; });
  const turn = () => new Promise((done) => setTimeout(done));
  const waiting = [];
  const drawn = () => new Promise((done) => {
    const fallback = setTimeout(done, 100); // a page in the background draws no frames
    requestAnimationFrame(() => requestAnimationFrame(() => { clearTimeout(fallback); done(); }));
  });
  const left = () => {
    pending -= 1;
    if (pending === 0) waiting.splice(0).forEach((done) => done());
  };
  const counted = (owner, method) => {
    const own = owner[method];
    owner[method] = function (...args) {
      pending += 1;
      return own.apply(this, args).finally(() => setTimeout(left));
    };
  };
  counted(window, "fetch");
  ["arrayBuffer", "blob", "formData", "json", "text"].forEach((read) => counted(Response.prototype, read));
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...args) {
    pending += 1;
    this.addEventListener("loadend", () => setTimeout(left), { once: true });
    return send.apply(this, args);
  };
  Object.defineProperty(window, "__quiet", {
    // Resolves when the document is whole and no answer is awaited any more, or after `limit` milliseconds: some pages
    // poll for ever. Never on a page that is being left: who waits is told so by the end of the document.
    value: async (limit) => {
      const end = performance.now() + limit;
      if (document.readyState === "loading") {
        await new Promise((done) => { document.addEventListener("DOMContentLoaded", done); setTimeout(done, limit); });
      }
      do {
        if (pending > 0) {
          await new Promise((done) => { waiting.push(done); setTimeout(done, end - performance.now()); });
          await drawn();
        }
        // Old portals send their form from a timer of no time, and the browser leaves in a task of its own: at a click,
        // or at the answer to one.
        await turn();
        await turn();
        if (leaving) {
          await new Promise((done) => setTimeout(done, end - performance.now()));
          leaving = false; // it stays after all: the answer was a file to keep, or nothing
        }
      } while (pending > 0 && performance.now() < end);
    },
  });
  Object.defineProperty(window, "__changed", {
    // Resolves at the next change of the document, or after `limit` milliseconds.
    value: (limit) => new Promise((done) => {
      const observer = new MutationObserver(() => finish(true));
      const timer = setTimeout(() => finish(false), limit);
      const typed = () => finish(true);
      function finish(changed) {
        observer.disconnect();
        clearTimeout(timer);
        document.removeEventListener("change", typed, true);
        done(changed);
      }
      document.addEventListener("change", typed, true);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    }),
  });
})();
