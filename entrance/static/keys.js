// One letter clicks a button of the control: where no field has the focus, and not where turned off.
(() => {
  "use strict";
  const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], " +
    "[role=combobox], [role=listbox]";

  // Before Streamlit, which takes R for itself.
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
    if (ctrlKey || altKey || metaKey || target.closest?.(FIELDS)) return;
    const named = document.querySelector(`[data-keys] [data-key="${CSS.escape(key.toLowerCase())}"]`);
    if (!named) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (repeat) return;
    document.querySelector(`[class*="st-key-${CSS.escape(named.dataset.clicks)}"] button:not([disabled])`)?.click();
  }, true);

  // The agenda's own line is in sight, however long the list is.
  new MutationObserver(() => {
    const line = document.querySelector('[class*="st-key-agenda-"] [class*="-to-"] button[data-testid="stBaseButton-primary"]');
    line?.scrollIntoView({ block: "nearest" });
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["data-focus"] });
})();
