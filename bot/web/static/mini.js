// The page inside Telegram, behind page.js: who opened it goes along with every call, Telegram's colours are its own, and an
// answer can be sent to the chat. Telegram is spoken to as it documents it for pages: https://core.telegram.org/api/web-events
"use strict";
(() => {
  const root = document.documentElement;
  const framed = parent !== window;
  const CLIENT = "https://web.telegram.org";
  const KEPT = "launch";
  const say = (words) => { document.querySelector("#told").textContent = words; };

  // --- what Telegram says behind the # of the address, kept over a reload of this page ----------------------------------------

  function launch() {
    const told = new URLSearchParams(location.hash.slice(1));
    if (told.has("tgWebAppData")) {
      const [who, colours, version] = ["Data", "ThemeParams", "Version"].map((name) => told.get(`tgWebApp${name}`));
      const kept = { who, colours: colours || "{}", version };
      try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* nothing is kept then */ }
      return kept;
    }
    try { return JSON.parse(sessionStorage.getItem(KEPT)) || {}; } catch { return {}; }
  }

  const { who = "", colours = "{}", version = "" } = launch();
  // Apps, which are no browsers, save nothing by themselves: Telegram does, from an address.
  const saves = Boolean(window.TelegramWebviewProxy) && parseInt(version, 10) >= 8;
  const plain = window.fetch.bind(window);
  const call = (address, options = {}) => {
    const to = new URL(address, location.href);
    if (root.dataset.theme && !to.searchParams.get("theme")) to.searchParams.set("theme", root.dataset.theme);
    return plain(to, { ...options, headers: { ...options.headers, authorization: `tma ${who}` } });
  };
  // What page.js brings; pictures in it are brought below.
  window.fetch = async (address, options) => {
    const response = await call(address, options);
    if (!response.ok) return response;
    const told = await response.json();
    if (told.html) told.html = told.html.replaceAll(' src="file/', ' data-file="file/').replaceAll(/<source [^>]*>/g, "");
    return new Response(JSON.stringify(told));
  };

  // --- Telegram's events ------------------------------------------------------------------------------------------------------

  function tell(type, data = {}) {
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
    else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType: type, eventData: data }));
    else if (framed) parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), CLIENT);
  }

  function hear(type, data) {
    if (type === "theme_changed" && data && data.theme_params) paint(data.theme_params);
    if (type === "prepared_message_sent") tell("web_app_close");
  }

  window.Telegram = { WebView: { receiveEvent: hear } };
  window.TelegramGameProxy = { receiveEvent: hear };
  window.TelegramGameProxy_receiveEvent = hear;
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== CLIENT) return;
    try {
      const told = JSON.parse(event.data);
      hear(told.eventType, told.eventData);
    } catch { /* not one of Telegram's */ }
  });

  // --- Telegram's colours -----------------------------------------------------------------------------------------------------

  const GROUNDS = { "--paper": "secondary_bg_color", "--sheet": "bg_color", "--line": "section_separator_color" };
  const LETTERS = { "--ink": "text_color", "--soft": "subtitle_text_color", "--blue": "link_color", "--bad": "destructive_text_color" };
  const LEAST = 4.5;

  // As the guidelines for accessibility measure it.
  const light = (colour) => [[1, 0.2126], [3, 0.7152], [5, 0.0722]].reduce((sum, [at, part]) => {
    const level = parseInt(colour.slice(at, at + 2), 16) / 255;
    return sum + part * (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  const contrast = (one, other) => Math.max(light(one) / light(other), light(other) / light(one));

  function paint(given) {
    const known = (name) => (/^#[0-9a-f]{6}$/i.test(given[name]) ? given[name] : "");
    const sheet = known("bg_color");
    if (!sheet) return;
    const paper = known("secondary_bg_color") || sheet;
    // Light or dark is Telegram's to say.
    for (const link of document.querySelectorAll("[data-set-theme]")) link.parentElement.hidden = true;
    root.dataset.theme = contrast(sheet, "#ffffff") > contrast(sheet, "#000000") ? "dark" : "light";
    const put = (own, colour) => (colour ? root.style.setProperty(own, colour) : root.style.removeProperty(own));
    for (const [own, name] of Object.entries(GROUNDS)) put(own, known(name));
    // Letters that could not be read keep the page's own colour.
    for (const [own, name] of Object.entries(LETTERS)) {
      const colour = known(name);
      put(own, colour && [sheet, paper].every((ground) => contrast(colour, ground) >= LEAST) ? colour : "");
    }
    const button = root.style.getPropertyValue("--blue");
    put("--on-blue", button && (contrast(button, "#ffffff") >= LEAST ? "#ffffff" : "#000000"));
  }

  // --- pictures and files, for which a browser sends nothing along --------------------------------------------------------------

  async function bring(address) {
    const response = await call(address);
    if (!response.ok) throw new Error((await response.text()).trim());
    const [, name = ""] = /filename="([^"]*)"/.exec(response.headers.get("content-disposition")) || [];
    return { name, address: URL.createObjectURL(await response.blob()) };
  }

  function show() {
    for (const image of document.querySelectorAll("img[data-file]")) {
      const address = image.dataset.file;
      delete image.dataset.file;
      bring(address).then((found) => { image.src = found.address; }, (error) => say(error.message));
    }
    const send = document.querySelector("#send");
    send.hidden = !who || !document.querySelector("#main").dataset.command;
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest('a[href^="file/"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    try {
      const { name, address } = await bring(link.getAttribute("href"));
      if (saves) {
        const to = new URL(link.getAttribute("href"), location.href);
        to.searchParams.set("ticket", await (await call("ticket")).text());
        tell("web_app_request_file_download", { url: to.href, file_name: name });
      } else Object.assign(document.createElement("a"), { href: address, download: name }).click();
    } catch (error) { say(error.message); }
  }, true);

  // --- the answer to the chat ---------------------------------------------------------------------------------------------------

  document.querySelector("#send").addEventListener("click", async ({ target }) => {
    target.disabled = true;
    try {
      const words = document.querySelector("#main").dataset.command;
      const body = JSON.stringify({ q: words });
      const response = await call(`send?lang=${root.lang}`, { method: "POST", body });
      if (!response.ok) throw new Error((await response.text()).trim());
      const told = await response.json();
      if (told.prepared) tell("web_app_send_prepared_message", { id: told.prepared });
      else { say(told.words); tell("web_app_close"); }
    } catch (error) { say(error.message); } finally { target.disabled = false; }
  });

  // What is typed here is meant as its reader has set it; a command of the page names all that it means.
  const typed = document.createElement("input");
  Object.assign(typed, { type: "hidden", name: "typed", value: "1" });
  document.querySelector("#ask").prepend(typed);

  try { paint(JSON.parse(colours)); } catch { /* as the screen is */ }
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  tell("iframe_ready", {});
  tell("web_app_ready");
  tell("web_app_expand");
  // Now that calls say who asks, bring what the page was opened at.
  dispatchEvent(new PopStateEvent("popstate"));
})();
