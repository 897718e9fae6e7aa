// A selector engine that finds no element: it gathers those that it is asked about, and finds in their place one that is
// nowhere on the page, whose text is what they tell. The root of the document comes first, and begins the gathering.
let roots, answer;
return {
  queryAll(element, asked) {
    if (element !== element.ownerDocument.documentElement) {
      roots.push(element);
      return [answer];
    }
    const [gathered, { what, wanted }] = [[], JSON.parse(asked)];
    roots = gathered;
    answer = element.ownerDocument.createElement("output");
    let told; // Playwright asks twice: the text goes into its log too
    const tell = () => (told ??= JSON.stringify(read(what, gathered, wanted)));
    Object.defineProperty(answer, "textContent", { get: tell });
    return [answer];
  },
};
