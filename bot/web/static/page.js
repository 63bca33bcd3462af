// Saves loading the page anew: a question, a control or a button brings only what it changes. Nothing is computed here, and no
// question is read: the server writes commands and markup, in which everything is escaped.
"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const wide = matchMedia("(min-width: 47.01rem)");
  let asked = 0;

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
      if (told.lang !== root.lang) { reload(query, told.lang); return; }
      show(told.html, how);
      const main = one("#main");
      const address = main.dataset.address;
      document.title = main.dataset.title ? `${main.dataset.title} · tradebot` : "tradebot";
      if (push && address !== location.search) history.pushState(null, "", `./${address}`);
      say("");
      one("#heard").textContent = main.dataset.title || one("#talk").lastElementChild.innerText.slice(0, 300);
    } catch (error) {
      if (number === asked) say(error instanceof TypeError ? one("#told").dataset.away : error.message);
    } finally {
      if (number === asked) root.classList.remove("busy");
    }
  }

  // The whole page in another language.
  function reload(query, lang) {
    const to = new URLSearchParams(query);
    if (!to.get("lang")) to.set("near", lang);
    location.assign(`./?${to}`);
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
    one("#ask [name=after]").value = main.dataset.after;
    for (const link of document.querySelectorAll("header nav a")) {
      const to = new URLSearchParams(link.search);
      to.set("q", command);
      link.search = to;
    }
    readable();
    for (const field of main.querySelectorAll("[data-suggest]")) {
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-expanded", "false");
      field.setAttribute("aria-controls", `${field.id}-list`);
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
    if (!form || event.target.dataset.suggest) return;
    const needed = document.getElementById(event.target.selectedOptions?.[0]?.dataset.needs || "");
    if (needed && !needed.value) needed.focus(); else ask(queryOf(form));
  });

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) { navigator.clipboard?.writeText(copy.dataset.copy).then(() => { copy.textContent = "✓"; }); return; }
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

  // --- figures under a pointer, a finger or the keyboard ---------------------------------------------------------------------

  const marks = () => [...document.querySelectorAll(".chart [role=listitem]")];
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("aria-hidden", "true");

  // The browser's own hint comes late and not under a finger: its words are kept for ours and for a screen reader.
  function readable() {
    for (const mark of marks()) {
      const title = one("title", mark);
      if (!title) continue;
      mark.setAttribute("aria-label", title.textContent);
      title.remove();
    }
  }

  function point(mark) {
    for (const other of marks()) other.classList.toggle("pointed", other === mark);
    if (!mark) { tip.remove(); return; }
    const { value, unit, basis, series } = mark.dataset;
    const exact = Number(value).toLocaleString(root.lang, { maximumFractionDigits: 6 });
    const codes = document.createElement("small");
    codes.textContent = [`${exact} ${unit || ""}`.trim(), basis, series].filter(Boolean).join(" · ");
    tip.replaceChildren(mark.getAttribute("aria-label"), codes);
    const figure = mark.closest(".chart");
    figure.append(tip);
    const box = figure.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    const middle = at.left + at.width / 2 - box.left + figure.scrollLeft;
    const left = Math.max(figure.scrollLeft, Math.min(middle - tip.offsetWidth / 2, figure.scrollLeft + box.width - tip.offsetWidth));
    const above = at.top - box.top - tip.offsetHeight - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 0 ? above : at.bottom - box.top + 8}px`;
  }

  document.addEventListener("pointerover", (event) => {
    const mark = event.target.closest?.(".chart [role=listitem]");
    if (mark || event.target.closest?.(".chart")) point(mark);
  });
  document.addEventListener("pointerout", (event) => { if (!event.relatedTarget?.closest?.(".chart")) point(null); });
  document.addEventListener("focusin", (event) => point(event.target.closest(".chart [role=listitem]")));
  document.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".chart [role=listitem]");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!mark || !step) return;
    event.preventDefault();
    const all = marks();
    const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(mark) + step))];
    mark.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  // --- suggestions: a field with a list, as the practices for such fields describe it ----------------------------------------

  let typing = 0;

  function close(field) {
    one(".suggested", field.parentNode)?.remove();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  async function suggest(field) {
    const number = (typing += 1);
    const typed = field.value.trim();
    if (!typed) { close(field); return; }
    await new Promise((done) => setTimeout(done, 120));
    if (number !== typing) return;
    const query = new URLSearchParams({ q: typed, field: field.dataset.suggest, lang: root.lang });
    const response = await fetch(`suggest?${query}`).catch(() => null);
    if (!response?.ok || number !== typing) return;
    const found = await response.json();
    close(field);
    if (!found.length || document.activeElement !== field) return;
    const list = document.createElement("ul");
    list.className = "suggested";
    list.id = `${field.id}-list`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.getAttribute("aria-label"));
    list.append(...found.map(({ code, name, about }, at) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.code = code;
      item.textContent = name;
      if (about) { const small = document.createElement("small"); small.textContent = about; item.append(small); }
      return item;
    }));
    field.parentNode.append(list);
    field.setAttribute("aria-expanded", "true");
  }

  // The form gets another box, as the server would have made it, and is asked for.
  function take(field, code) {
    const form = field.form;
    const name = field.dataset.suggest;
    field.value = "";
    close(field);
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = name;
    box.value = code;
    box.checked = true;
    box.hidden = true;
    field.parentNode.append(box);
    ask(queryOf(form));
  }

  document.addEventListener("input", (event) => { if (event.target.dataset?.suggest) suggest(event.target); });
  document.addEventListener("focusout", (event) => { if (event.target.dataset?.suggest) setTimeout(close, 150, event.target); });
  document.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(".suggested li");
    if (!item) return;
    event.preventDefault();
    take(one("input[data-suggest]", item.closest(".adding")), item.dataset.code);
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.dataset?.suggest) return;
    const items = [...field.parentNode.querySelectorAll(".suggested li")];
    if (event.key === "Escape") { close(field); return; }
    if (!items.length) return;
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = (at + (event.key === "ArrowDown" ? 1 : -1) + items.length + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % items.length;
      items.forEach((item, place) => item.setAttribute("aria-selected", String(place === next)));
      items[next].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", items[next].id);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(field, items[at].dataset.code);
    }
  });

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
