// What Streamlit's own parts say in English, said in the page's language; and which of the
// masthead's steps a screen belongs to that is none of them.
(() => {
  "use strict";
  const NAMED = "[aria-label], [placeholder]";
  const HELPS = "Help for #";
  let words = null;

  function known() {
    const told = document.getElementById("helhedstjek-said");
    if (!told) return new Map();
    return new Map([...told.querySelectorAll("[data-en]")].map((one) => [one.dataset.en, one.textContent]));
  }
  // The button beside a field says which field it helps with.
  function helps(said) {
    const [before, instead] = [HELPS.slice(0, -1), words.get(HELPS)];
    return instead && said.startsWith(before) ? instead.replace("#", () => said.slice(before.length)) : said;
  }
  function name(part, attribute) {
    const said = part.getAttribute(attribute);
    if (said && helps(said) !== said) part.setAttribute(attribute, helps(said));
    const [first, ...more] = said ? said.split(", ") : [];
    const instead = words.get(first);
    if (instead && instead !== first) part.setAttribute(attribute, [instead, ...more].join(", "));
  }
  function belong() {
    const under = document.querySelector(".hk-ways")?.dataset.under;
    for (const step of document.querySelectorAll('[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]')) {
      const is = under && step.pathname?.endsWith(`/${under}`);
      if (is && !step.hasAttribute("aria-current")) step.setAttribute("aria-current", "true");
      if (!is && step.getAttribute("aria-current") === "true") step.removeAttribute("aria-current");
    }
  }
  function tell() {
    words ??= known();
    for (const part of document.querySelectorAll(NAMED)) {
      name(part, "aria-label");
      name(part, "placeholder");
    }
    const upload = words.get("Upload");
    for (const part of document.querySelectorAll('[data-testid="stFileUploader"] button p')) {
      const text = [...part.childNodes].find(({ nodeValue }) => nodeValue?.trim() === "Upload");
      if (text && upload) text.nodeValue = upload;
    }
    belong();
  }
  let soon = 0;
  new MutationObserver(() => {
    soon ||= requestAnimationFrame(() => { soon = 0; tell(); });
  }).observe(document.documentElement, { subtree: true, childList: true });
})();
