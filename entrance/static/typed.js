// What is typed on a screen and not yet on disk outlives a reload, and a screen can lead on.
(() => {
  "use strict";
  const BOX = "st-key-typed-";
  const tried = new Set();

  // A screen names its text by its box, and tells in `data-kept` what of it is on disk.
  const boxOf = (place) => place.closest?.(`[class*="${BOX}"]`);
  const nameOf = (box) => [...box.classList].find((name) => name.startsWith(BOX)).slice("st-key-".length);
  const slot = (name) => `helhedstjek:${location.pathname}:${name}`;
  const onDisk = (name) => document.querySelector(`[data-kept="${CSS.escape(name)}"]`)?.dataset.text;
  function waiting(name) {
    try { return JSON.parse(sessionStorage.getItem(slot(name))); } catch { return null; }
  }

  addEventListener("input", ({ target }) => {
    const box = boxOf(target);
    if (!box) return;
    const name = nameOf(box), before = waiting(name)?.kept ?? onDisk(name) ?? "";
    try {
      sessionStorage.setItem(slot(name), JSON.stringify({ typed: target.value, kept: before }));
    } catch { /* no room: then only what is sent is kept */ }
  });

  // Typed into a field as a person would, and left, so that it is sent.
  function typeInto(field, text) {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 50);
  }

  function look() {
    for (const { dataset: { kept: name, text } } of document.querySelectorAll("[data-kept]")) {
      const left = waiting(name), field = document.querySelector(`.st-key-${CSS.escape(name)} :is(textarea, input)`);
      if (!left) continue;
      if (left.typed.trim() === text.trim()) sessionStorage.removeItem(slot(name));
      else if (field && !tried.has(name) && field !== document.activeElement && field.value.trim() === text.trim()) {
        tried.add(name);
        // What another window wrote meanwhile stays, with this below it.
        typeInto(field, text.trim() === left.kept.trim() ? left.typed : `${text.trim()}\n${left.typed}`);
      }
    }
    const onward = document.querySelector("a[data-go]");
    if (onward && !tried.has(onward.href)) {
      tried.add(onward.href);
      location.assign(onward.href);
    }
  }
  new MutationObserver(look).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-text"],
  });
})();
