// Saves loading the page anew: a question, a control or a button brings only what it changes. Nothing is computed here, and no
// question is read: the server writes commands and markup, in which everything is escaped.
"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const wide = matchMedia("(min-width: 47.01rem)");
  let asked = 0;
  let pressed = null;

  root.classList.add("scripted");

  // --- bring and show -------------------------------------------------------------------------------------------------------

  async function bring(query) {
    for (let tries = 0; ; tries += 1) {
      const response = await fetch(`part${query}`, { headers: { accept: "application/json" } });
      if (response.status === 503 && tries < 3) {
        const seconds = Number(response.headers.get("retry-after")) || 1;
        await new Promise((done) => setTimeout(done, seconds * 1000));
      } else if (!response.ok) {
        throw new Error((await response.text()).trim());
      } else {
        return response.json();
      }
    }
  }

  // `how`: anew (a typed question stands below the earlier ones), beside (a picture of what is there), else in its place.
  async function ask(query, how = "", push = true) {
    const number = (asked += 1);
    root.classList.add("busy");
    try {
      const told = await bring(query);
      if (number !== asked) return;
      if (told.lang !== root.lang) { location.assign(`./${query}`); return; }
      show(told.html, how);
      const main = one("#main");
      const address = main.dataset.address;
      document.title = main.dataset.title ? `${main.dataset.title} · tradebot` : "tradebot";
      if (push && address !== location.search) history.pushState(null, "", `./${address}`);
      say("");
    } catch (error) {
      if (number === asked) say(error instanceof TypeError ? one("#told").dataset.away : error.message);
    } finally {
      if (number === asked) root.classList.remove("busy");
    }
  }

  function show(html, how) {
    const main = one("#main");
    const focused = document.activeElement;
    const at = focused && main.contains(focused) ? { id: focused.id, from: focused.selectionStart, to: focused.selectionEnd } : null;
    const details = one(".explorer details");
    const open = details.open;
    const source = one("#source")?.open;
    const before = how === "" ? [...one("#talk").children].slice(0, -1) : [...one("#talk").children];
    main.outerHTML = html;
    one("#talk").prepend(...before.slice(-12));
    one(".explorer details").open = open;
    if (source && one("#source")) one("#source").open = true;
    refresh();
    const again = at && at.id && document.getElementById(at.id);
    if (again) {
      again.focus({ preventScroll: true });
      if (at.from !== null && again.setSelectionRange && again.type === "text") again.setSelectionRange(at.from, at.to);
    }
    if (how) one("#talk").lastElementChild.scrollIntoView({ block: "nearest" });
  }

  // What a new question changes outside of the main part: the field above, and links that keep the question.
  function refresh() {
    const main = one("#main");
    const command = main.dataset.command;
    one("#q").value = command;
    const after = one("#ask [name=after]");
    if (after) after.value = main.dataset.after || "";
    for (const link of document.querySelectorAll("header nav a")) {
      const to = new URLSearchParams(link.search);
      to.set("q", command);
      link.search = to;
    }
    if (wide.matches) one(".explorer details").open = true;
    for (const button of main.querySelectorAll("[data-copy]")) button.hidden = false;
  }

  function say(words) { one("#told").textContent = words; }

  const queryOf = (form, also) => {
    const data = new FormData(form);
    if (also && also.name) data.append(also.name, also.value);
    const kept = [...data].filter(([, value]) => value !== "");
    return `?${new URLSearchParams(kept)}`;
  };

  // --- what a person does ---------------------------------------------------------------------------------------------------

  document.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    ask(queryOf(form, event.submitter), form.id === "ask" ? "anew" : "");
    if (form.id === "ask") one("#q").select();
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("#controls");
    if (form && !event.target.dataset.suggest) ask(queryOf(form));
  });

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) { navigator.clipboard?.writeText(copy.dataset.copy); return; }
    const link = event.target.closest("a[href]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    const href = link.getAttribute("href");
    if (href === "#source") { const source = one("#source"); if (source) source.open = true; return; }
    if (link.dataset.setTheme) { event.preventDefault(); theme(link); return; }
    if (!href.startsWith("?") || link.closest("header")) return;
    event.preventDefault();
    ask(href, "beside" in link.dataset ? "beside" : "");
  });

  addEventListener("popstate", () => ask(location.search, "", false));

  // --- light or dark: without loading the page anew, and kept in the address ------------------------------------------------

  function theme(link) {
    const wanted = link.dataset.setTheme;
    if (wanted === "auto") delete root.dataset.theme; else root.dataset.theme = wanted;
    for (const other of document.querySelectorAll("[data-set-theme]")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", `./${link.search}`);
    ask(link.search, "", false);
    for (const other of document.querySelectorAll("header nav a:not([data-set-theme])")) {
      const to = new URLSearchParams(other.search);
      if (wanted === "auto") to.delete("theme"); else to.set("theme", wanted);
      other.search = to;
    }
    for (const form of document.querySelectorAll("#ask, #controls")) {
      let field = one("[name=theme]", form);
      if (!field) { field = document.createElement("input"); field.type = "hidden"; field.name = "theme"; form.prepend(field); }
      field.value = wanted === "auto" ? "" : wanted;
    }
  }

  refresh();
})();
