// Knows the requests that scripts of the page have under way, and when the page is being left, so that a reader can wait
// for the last answer instead of a guess in milliseconds. Runs before the page's own scripts, in every frame.
(() => {
  if (window.__quiet) return;
  const pending = new Set(); // of { method, path, since }
  let leaving = false;
  window.addEventListener("beforeunload", () => { leaving = true; });
  const turn = () => new Promise((done) => setTimeout(done));
  const waiting = [];
  const drawn = () => new Promise((done) => {
    const fallback = setTimeout(done, 100); // a page in the background draws no frames
    requestAnimationFrame(() => requestAnimationFrame(() => { clearTimeout(fallback); done(); }));
  });
  // What web components draw changes without a word to the document that they are in.
  const shadows = (root) => [...root.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean)
    .flatMap((shadow) => [shadow, ...shadows(shadow)]);
  const pathOf = (address) => { try { return new URL(address, document.baseURI).pathname; } catch { return ""; } };
  const begun = (method, address) => {
    const one = { method: String(method).toUpperCase(), path: pathOf(address), since: performance.now() };
    pending.add(one);
    return () => setTimeout(() => { pending.delete(one); waiting.splice(0).forEach((done) => done()); });
  };
  const fetch_ = window.fetch;
  const methods = new WeakMap(); // of answers
  window.fetch = function (...args) {
    const [asked, init] = args;
    const method = init?.method ?? asked?.method ?? "GET";
    const ended = begun(method, asked?.url ?? asked);
    return fetch_.apply(this, args).then((answer) => { methods.set(answer, method); return answer; }).finally(ended);
  };
  for (const read of ["arrayBuffer", "blob", "formData", "json", "text"]) {
    const own = Response.prototype[read];
    Response.prototype[read] = function () { return own.call(this).finally(begun(methods.get(this) ?? "GET", this.url)); };
  }
  const { open, send } = XMLHttpRequest.prototype;
  const opened = new WeakMap();
  XMLHttpRequest.prototype.open = function (...args) {
    opened.set(this, args);
    return open.apply(this, args);
  };
  XMLHttpRequest.prototype.send = function (...args) {
    this.addEventListener("loadend", begun(...opened.get(this) ?? ["GET", ""]), { once: true });
    return send.apply(this, args);
  };
  Object.defineProperty(window, "__quiet", {
    // Resolves when the document is whole and no answer is awaited any more, or after `limit` milliseconds: some pages
    // poll for ever. Never on a page that is being left: who waits is told so by the end of the document. Nothing is
    // awaited from the paths in `endless`; tells those from which there was nothing to be had in all that time.
    value: async (limit, endless = []) => {
      const start = performance.now();
      const end = start + limit;
      const awaited = () => [...pending].filter(({ path }) => !endless.includes(path));
      if (document.readyState === "loading") {
        await new Promise((done) => { document.addEventListener("DOMContentLoaded", done); setTimeout(done, limit); });
      }
      do {
        if (awaited().length) {
          await new Promise((done) => { waiting.push(done); setTimeout(done, end - performance.now()); });
          if (!awaited().length) await drawn();
        }
        // Old portals send their form from a timer of no time, and the browser leaves in a task of its own: at a click,
        // or at the answer to one.
        await turn();
        await turn();
        if (leaving) {
          await new Promise((done) => setTimeout(done, end - performance.now()));
          leaving = false; // it stays after all: the answer was a file to keep, or nothing
        }
      } while (awaited().length && performance.now() < end);
      return awaited().filter(({ method, since }) => method === "GET" && since <= start).map(({ path }) => path);
    },
  });
  Object.defineProperty(window, "__changed", {
    // Resolves at the next change of the document, or after `limit` milliseconds.
    value: (limit) => new Promise((done) => {
      const observer = new MutationObserver(finish);
      const timer = setTimeout(finish, limit);
      function finish() {
        observer.disconnect();
        clearTimeout(timer);
        document.removeEventListener("change", finish, true);
        done([]);
      }
      document.addEventListener("change", finish, true);
      for (const part of [document, ...shadows(document)]) {
        observer.observe(part, { subtree: true, childList: true, attributes: true, characterData: true });
      }
    }),
  });
})();
