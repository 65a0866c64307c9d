// What the pages need beyond Material's script: openers that the keyboard and screen readers can
// use, the current section in the menus, and tables that can be scrolled without a mouse.
// Every page can be read without this file.
"use strict";
{
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const isShown = (element) => element !== null && element.checkVisibility();

  // Material keeps the state of the drawer and of the search in hidden checkboxes.
  const toggles = new Map(
    ["drawer", "search"].map((name) => [name, one(`[data-md-toggle=${name}]`)])
  );
  const openers = (name) => all(`[data-opens=${name}]`);

  const announce = (name) => {
    for (const opener of openers(name)) {
      if (opener.hasAttribute("aria-controls")) {
        opener.setAttribute("aria-expanded", String(toggles.get(name).checked));
      }
    }
  };

  let openedBy = null;

  const open = (name, opener) => {
    openedBy = opener;
    if (name === "search") {
      if (!toggles.get(name).checked) one("header label[for=__search]").click();
      one(".md-search__input").focus();
    } else {
      if (!toggles.get(name).checked) toggles.get(name).click();
      one(".drawer__close").focus();
    }
  };

  const close = (name) => {
    if (!toggles.get(name).checked) return;
    toggles.get(name).click();
    const opener = isShown(openedBy) ? openedBy : openers(name).find(isShown);
    if (opener) opener.focus();
  };

  for (const [name, toggle] of toggles) {
    toggle.addEventListener("change", () => announce(name));
    for (const opener of openers(name)) {
      opener.addEventListener("click", () => open(name, opener));
    }
    for (const closer of all(`[data-closes=${name}]`)) {
      closer.addEventListener("click", () => close(name));
    }
  }

  const groups = all(".tabs__group");

  const closeGroups = (except) => {
    for (const group of groups) {
      if (!group.contains(except)) group.open = false;
    }
  };

  document.addEventListener("click", (event) => closeGroups(event.target));

  // Focus that leaves an open panel closes it, lest it stay behind what is being read.
  document.addEventListener("focusin", (event) => {
    closeGroups(event.target);
    const drawer = toggles.get("drawer");
    if (drawer.checked && !event.target.closest(".drawer, [data-opens=drawer]")) drawer.click();
  });

  // Material's shortcuts of a single letter may surprise whoever dictates or types with a switch
  // (WCAG 2.1.4); Escape must always lead back to where one was.
  const LETTERS = new Set(["f", "s", "/", "p", ",", "n", "."]);
  document.addEventListener(
    "keydown",
    (event) => {
      const isTyping = event.target.closest("input, textarea, select, [contenteditable]") !== null;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (LETTERS.has(event.key) && isPlain && !isTyping && !toggles.get("search").checked) {
        event.stopImmediatePropagation();
      }
      if (event.key !== "Escape") return;
      for (const group of groups.filter((candidate) => candidate.open)) {
        group.open = false;
        group.querySelector("summary").focus();
      }
      if (toggles.get("drawer").checked) close("drawer");
      if (toggles.get("search").checked && openers("search").some(isShown)) {
        event.stopImmediatePropagation();
        close("search");
      }
    },
    true
  );

  // Results come while one types; the button leads to the first of them.
  one(".md-search__form").addEventListener("submit", (event) => {
    event.preventDefault();
    (one(".md-search-result__link") ?? one(".md-search__input")).focus();
  });

  // Light or dark: the button presses the choice of Material's that is not in force.
  const palette = one(".palette-button");
  const choices = all("[data-md-component=palette] input");
  const isDark = () => document.body.dataset.mdColorScheme === "slate";
  const showPalette = () => palette.setAttribute("aria-pressed", String(isDark()));
  palette.addEventListener("click", () => {
    const wanted = isDark() ? "default" : "slate";
    choices.find((choice) => choice.dataset.mdColorScheme === wanted).click();
  });
  new MutationObserver(showPalette).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  showPalette();

  // Records are not in the menu, so the menu cannot know their section; the address tells it.
  const home = one(".brand").pathname;
  for (const link of all(".tabs a, .drawer a")) {
    const isWithin = link.pathname !== home && location.pathname.startsWith(link.pathname);
    if (isWithin && !link.hasAttribute("aria-current")) link.setAttribute("aria-current", "true");
  }

  // A table or sample that does not fit must be reachable with the keyboard (WCAG 2.1.1).
  const reach = () => {
    for (const box of all(".md-typeset__scrollwrap, pre > code")) {
      if (box.scrollWidth <= box.clientWidth || box.tabIndex === 0) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", box.matches("code") ? "Koodi, vieritettävä" : "Taulukko, vieritettävä");
    }
  };
  addEventListener("load", reach);
  addEventListener("resize", reach);
}
