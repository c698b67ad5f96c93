// What Streamlit's own parts say in English, said in the page's language; and which of the
// masthead's steps a screen belongs to that is none of them.
(() => {
  "use strict";
  const NAMED = "[aria-label], [placeholder]";
  let words = null;

  function known() {
    const told = document.getElementById("helhedstjek-said");
    if (!told) return new Map();
    return new Map([...told.querySelectorAll("[data-en]")].map((one) => [one.dataset.en, one.textContent]));
  }
  function name(part, attribute) {
    const said = part.getAttribute(attribute);
    const [first, ...more] = said ? said.split(", ") : [];
    const instead = words.get(first);
    if (instead && instead !== first) part.setAttribute(attribute, [instead, ...more].join(", "));
  }
  function belong() {
    const under = document.querySelector(".hk-ways")?.dataset.under;
    for (const step of document.querySelectorAll('[data-testid$="NavLink"]')) {
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
