"use strict";
// Every form works without this script. With it, a post is a fetch whose answer is put in place,
// and the page hears of changes by server-sent events.
(() => {
  const body = document.body;
  const query = "?" + body.dataset.query;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const part = (kind, side) => $(`[data-${kind}="${side}"]`);
  const column = { practitioner: $("#practitioner"), handler: $("#handlers") };
  const desk = column.handler;
  const busy = { practitioner: 0, handler: 0 };
  const looking = { practitioner: false, handler: false };
  const missed = { practitioner: false, handler: false };
  const wide = matchMedia("(min-width: 900px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const baseTitle = "CPI console";
  let opener = null;
  let dismissed = "";

  const sideOf = (element) => (desk.contains(element) ? "handler" : "practitioner");
  const say = (text, side = "practitioner") => { part("announce", side).textContent = text; };
  const freshEvent = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  // The log: items are matched by id, so that what is new is announced and the rest stays put; of a
  // card, one line is. Gives the first message that is new.
  function syncLog(side, html) {
    const list = part("log", side);
    const fresh = [...parsed(html).children];
    const wanted = new Set(fresh.map((item) => item.id));
    const pushed = [];
    let told = null;
    for (const item of [...list.children]) if (!wanted.has(item.id)) item.remove();
    fresh.forEach((item, place) => {
      const old = document.getElementById(item.id);
      if (item.dataset.push && old?.dataset.mark !== item.dataset.mark) pushed.push(item.dataset.push);
      if (!old) {
        list.insertBefore(item, list.children[place] || null);
        if (item.classList.contains("is-view")) told = told || item;
      } else if (old.dataset.mark !== item.dataset.mark) replaceItem(old, item);
    });
    if (pushed.length) say(pushed.join(". "), side);
    markCase();
    return told;
  }

  // The card whose case is open in the panel says so.
  function markCase() {
    const shown = desk.classList.contains("open") && $("[data-case], form[data-page]", part("live", "handler"));
    const { case: id, page = "" } = shown ? shown.dataset : {};
    for (const card of $$(".card", part("log", "handler"))) {
      const own = card.dataset.case;
      if (own === id || page.endsWith(`:${own}`)) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  }

  function replaceItem(old, item) {
    const held = old.contains(document.activeElement);
    old.replaceWith(item);
    if (held) ($("button", item) || $("[tabindex]", item))?.focus({ preventScroll: true });
  }

  // The live part: redrawn only when something else is asked; what was typed and not sent is carried over.
  function setLive(side, answer, force) {
    const live = part("live", side);
    if (!force && live.dataset.key === answer.key) return false;
    const typed = unsent(live, answer.page);
    if (answer.passing) live.dataset.passing = "";
    else delete live.dataset.passing;
    live.replaceChildren(parsed(answer.live));
    live.dataset.key = answer.key;
    for (const [name, before, value] of typed) {
      const field = $(`[name="${CSS.escape(name)}"]`, live);
      if (!field) continue;
      const had = field.value;
      field.value = had === before || value.includes(had) ? value : `${had}\n${value}`;
    }
    if (side === "handler") showPanel(Boolean(answer.live.trim()) && dismissed !== answer.key);
    live.dispatchEvent(new Event("drawn", { bubbles: true }));
    return true;
  }

  // Where both sides are seen, the chat is narrower beside an open case: its question stays in sight.
  function showPanel(open) {
    const changes = desk.classList.contains("open") !== open;
    desk.classList.toggle("open", open);
    if (changes && wide.matches) toEnd();
    markCase();
    $(".card[aria-current]", desk)?.scrollIntoView({ block: "nearest" });
  }

  function unsent(live, page) {
    const form = $("form[data-page]", live);
    if (!form || form.dataset.page !== page) return [];
    return $$("textarea, input[type=text]", form)
      .filter((field) => field.value !== field.defaultValue)
      .map((field) => [field.name, field.defaultValue, field.value]);
  }

  function toEnd() {
    const scroller = $(".chat [data-scroll]");
    const live = part("live", "practitioner");
    const last = live.firstElementChild || part("log", "practitioner").lastElementChild;
    if (!last) return;
    if (scroller.scrollHeight > scroller.clientHeight + 4 && getComputedStyle(scroller).overflowY === "auto") {
      const place = live.firstElementChild ? live : last;
      const tall = place.offsetHeight > scroller.clientHeight - 24;
      const top = tall ? place.offsetTop - 12 : scroller.scrollHeight;
      scroller.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
    } else {
      const starts = live.firstElementChild || last.offsetHeight > innerHeight / 2;
      last.scrollIntoView({ block: starts ? "start" : "end", behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  // Who reads the end stays there when messages arrive, unless a question or a case is open.
  function follow(side, live) {
    const log = part("log", side);
    const scroller = log.closest("[data-scroll]");
    const isHeld = () => (live ? live.childElementCount : desk.classList.contains("open"));
    const isNear = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 64;
    let near = isNear();
    let height = scroller.scrollHeight;
    scroller.addEventListener("scroll", () => { if (scroller.scrollHeight === height) near = isNear(); });
    const sizes = new ResizeObserver(() => {
      if (near && !isHeld()) scroller.scrollTop = scroller.scrollHeight;
      height = scroller.scrollHeight;
      near = isNear();
    });
    for (const element of [scroller, live, log]) if (element) sizes.observe(element);
  }

  function setToken(token) {
    for (const input of $$('input[name="csrf"]')) input.value = token;
  }

  function setTitle(title) {
    if (title) document.title = `${title} – ${baseTitle}`;
  }

  function focusNew(side) {
    const live = part("live", side);
    const target =
      $(".summary", live) || $("[tabindex='-1']", live) ||
      (side === "practitioner" ? $("li:last-child [tabindex='-1']", part("log", side)) || $("#composer-text") : null);
    target?.focus({ preventScroll: side === "practitioner" });
    if (side === "practitioner") toEnd();
    else target?.scrollIntoView({ block: "nearest" });
  }

  function trouble(form, retry, told) {
    $(".trouble", form)?.remove();
    const box = document.createElement("div");
    box.className = "trouble";
    box.setAttribute("role", "alert");
    const words = document.createElement("span");
    words.textContent = told || "Not saved. Try again.";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = "Try again";
    button.addEventListener("click", () => { box.remove(); retry(); });
    box.append(words, button);
    form.append(box);
    box.scrollIntoView({ block: "nearest" });
  }

  async function post(url, data, options = {}) {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      ...options,
    });
    if (response.status === 403 && !options.again) {
      const answer = await fetchState(url.includes("/handler/") ? "handler" : "practitioner");
      data.set("csrf", answer.csrf);
      setToken(answer.csrf);
      return post(url, data, { ...options, again: true });
    }
    if (!response.ok) {
      const told = response.status >= 500 ? await response.text() : "";
      throw Object.assign(new Error(String(response.status)), { told });
    }
    return response.status === 204 ? null : response.json();
  }

  async function fetchState(side) {
    const response = await fetch(`/${side}/${body.dataset[side]}/state${query}`, {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  // An error, a notice or words to copy stay until what stands behind them changes.
  function holds(live, answer) {
    if (!("passing" in live.dataset)) return false;
    if (!live.dataset.passing) live.dataset.passing = answer.key || "none";
    if (live.dataset.passing === (answer.key || "none")) return true;
    delete live.dataset.passing;
    return false;
  }

  // One look at a time for each side. What changes meanwhile, or while a turn is on its way, is looked
  // at afterwards: a card may change between the answer to a turn and its arrival here.
  async function refresh(side) {
    if (busy[side] || looking[side]) { missed[side] = true; return; }
    looking[side] = true;
    missed[side] = false;
    try {
      await look(side);
    } catch (error) {
      setWire(false);
    } finally {
      looking[side] = false;
      catchUp(side);
    }
  }

  function catchUp(side) {
    if (missed[side] && !busy[side]) refresh(side);
  }

  async function look(side) {
    const answer = await fetchState(side);
    if (busy[side]) { missed[side] = true; return; }
    setToken(answer.csrf);
    syncLog(side, answer.log);
    const live = part("live", side);
    if (holds(live, answer)) return;
    const redrawn = answer.live.trim() || side === "practitioner" ? setLive(side, answer, false) : false;
    if (redrawn && side === "practitioner") { say(answer.title); setTitle(answer.title); toEnd(); }
    if (side === "handler" && !live.childElementCount) showPanel(false);
  }

  async function take(form, submitter) {
    if (form.getAttribute("aria-busy") === "true") return;
    const side = sideOf(form);
    const kind = form.dataset.turn;
    const data = new FormData(form);
    if (submitter?.name) data.append(submitter.name, submitter.value);
    if (kind === "composer" && !submitter?.name && !data.get("text").trim()) return;
    form.setAttribute("aria-busy", "true");
    busy[side] += 1;
    if (side === "handler" && form.closest(".channel")) opener = form.closest("article")?.id || form.closest("li")?.id;
    await settled(form);
    try {
      const answer = await post(form.action, data);
      $(".trouble", form)?.remove();
      dismissed = "";
      setToken(answer.csrf);
      if (form.elements.event) form.elements.event.value = freshEvent();
      const stands = part("live", side).dataset.key === answer.key;
      const told = syncLog(side, answer.log);
      if (kind === "quiet") { $("#composer-text").focus(); say("Your message is deleted."); return; }
      setLive(side, answer, true);
      setTitle(answer.title);
      if (kind === "composer") {
        if (!submitter?.name) { form.elements.text.value = ""; form.elements.text.dispatchEvent(new Event("input", { bubbles: true })); }
        form.elements.text.focus();
        say($(".summary", part("live", side))?.innerText || answer.title);
        if (told && stands) told.scrollIntoView({ block: "nearest" });
        else toEnd();
      } else if (told && stands) {
        $("[tabindex='-1']", told)?.focus({ preventScroll: true });
        told.scrollIntoView({ block: "start" });
      } else focusNew(side);
    } catch (error) {
      trouble(form, () => take(form, submitter), error.told);
    } finally {
      busy[side] -= 1;
      form.removeAttribute("aria-busy");
      catchUp(side);
    }
  }

  // Outcome forms are kept while they are typed.
  const keeping = new WeakMap();
  function keepSoon(form, wait) {
    const state = keeping.get(form) || { timer: 0, count: 0, doing: Promise.resolve(), dirty: false };
    keeping.set(form, state);
    state.dirty = true;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => { state.doing = state.doing.then(() => keep(form, state)); }, wait);
  }

  async function keep(form, state) {
    if (!form.isConnected || !state.dirty || form.getAttribute("aria-busy") === "true") return;
    const data = new FormData(form);
    state.dirty = false;
    state.count += 1;
    data.set("event", `${form.elements.event.value}-${state.count}`);
    data.set("keep", "1");
    const note = $("[data-kept]", form);
    try {
      const answer = await post(form.action, data, { keepalive: true });
      if (answer && answer.page !== form.dataset.page) {
        setLive("handler", answer, true);
        focusNew("handler");
      } else if (answer && answer.revision !== null) form.elements.revision.value = answer.revision;
      if (note) note.textContent = "What you typed is kept.";
    } catch (error) {
      state.dirty = true;
      if (note) note.textContent = "Not saved. We try again by ourselves.";
      if (form.isConnected) keepSoon(form, 2000);
    }
  }

  async function settled(form) {
    const state = keeping.get(form);
    if (!state) return;
    clearTimeout(state.timer);
    state.dirty = false;
    await state.doing;
  }

  function closePanel() {
    dismissed = part("live", "handler").dataset.key;
    showPanel(false);
    const back = opener && document.getElementById(opener);
    ($("button", back || undefined) && back ? $("button", back) : $("#handlers")).focus();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("turn" in form.dataset)) return;
    event.preventDefault();
    take(form, event.submitter);
  });

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keeps]");
    if (form) keepSoon(form, 600);
  });

  document.addEventListener("focusout", (event) => {
    const form = event.target.closest?.("form[data-keeps]");
    if (form && keeping.get(form)?.dirty) keepSoon(form, 0);
  });

  addEventListener("pagehide", () => {
    for (const form of $$("form[data-keeps]")) {
      const state = keeping.get(form);
      if (state?.dirty) keep(form, state);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.id === "composer-text") {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key === "Escape" && desk.classList.contains("open") && desk.contains(event.target)) closePanel();
  });

  document.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close]");
    if (close) { event.preventDefault(); closePanel(); return; }
    const summary = event.target.closest(".summary a");
    if (summary) {
      event.preventDefault();
      document.getElementById(summary.hash.slice(1))?.focus();
      return;
    }
    if (event.target.closest('.switch [href="#practitioner"]')) requestAnimationFrame(toEnd);
    if (event.target.closest('.switch [href="#handlers"]') && !desk.classList.contains("open"))
      requestAnimationFrame(() => part("log", "handler").lastElementChild?.scrollIntoView({ block: "end" }));
  });

  function markSide() {
    const right = Boolean(location.hash && $(`#handlers${location.hash}, #handlers ${location.hash}`));
    $$(".switch a").forEach((link, place) => {
      if ((place === 1) === right) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  addEventListener("hashchange", markSide);

  const wire = $("[data-wire]");
  function setWire(on) {
    wire.textContent = on ? "Connected" : "Not connected. Trying again.";
    wire.classList.toggle("off", !on);
  }
  function listen() {
    const source = new EventSource(`/events${query}`);
    source.addEventListener("open", () => setWire(true));
    source.addEventListener("error", () => {
      setWire(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    });
    source.addEventListener("changed", (event) => {
      for (const side of JSON.parse(event.data).sides) refresh(side);
    });
    addEventListener("pagehide", () => source.close(), { once: true });
  }

  markSide();
  listen();
  const wrong = $(".summary");
  if (wrong) wrong.focus();
  else if (part("log", "practitioner").childElementCount) toEnd();
  follow("practitioner", part("live", "practitioner"));
  const channel = $(".channel");
  channel.scrollTop = channel.scrollHeight;
  follow("handler");
  showPanel(desk.classList.contains("open"));
})();
