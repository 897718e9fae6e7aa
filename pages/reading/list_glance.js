// From outside the page's own world, at once; false: that is not enough. Web components tell their state by properties
// that only their own world sees (elements of a framework only look like them: no class defines them), and a journey
// through a long list takes time.
if ([...page.querySelectorAll(":defined")].some((element) => element.localName.includes("-"))) return false;
if (part === "state") return state;
if (opener && scrollerOf(options())) return false;
gather(options());
return view();
