// A selector engine that finds no element: it gathers those that it is asked about, and finds in their place one that is
// nowhere on the page, whose text is what they tell. The root of the document comes first, and begins the gathering.
let gathered, answer;
const begin = (root, asked) => {
  const [roots, { what, wanted }] = [[], JSON.parse(asked)];
  let told; // Playwright asks twice: the text goes into its log too
  const tell = () => (told ??= JSON.stringify(read(what, roots, wanted)));
  gathered = roots;
  answer = root.ownerDocument.createElement("output");
  Object.defineProperty(answer, "textContent", { get: tell });
};
return {
  queryAll(element, asked) {
    if (element === element.ownerDocument.documentElement) begin(element, asked);
    else gathered.push(element);
    return [answer];
  },
};
