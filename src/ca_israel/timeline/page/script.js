
"use strict";
// Search, count and a shareable address. Without this the chips still filter: style.css has its own way.
(() => {
  const root = document.documentElement;
  const form = document.getElementById("_find");
  if (!form) return;
  root.classList.add("on");

  // Case, accents, apostrophes and compatibility forms do not count.
  const fold = (text) => text.replace(/['`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032]/g, "")
    .normalize("NFKD").replace(/\p{Mn}/gu, "").toUpperCase().toLowerCase().replace(/\u03c2/g, "\u03c3")
    .normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/\s+/g, " ").trim();

  const search = document.getElementById("_q");
  const count = form.querySelector(".count");
  const nothing = document.querySelector(".nothing");
  const index = document.querySelector(".index");
  const chips = [...form.querySelectorAll("input[type=checkbox]")];
  const facets = [...new Set(chips.map((chip) => chip.name))];
  const token = (chip) => chip.id.slice(1);
  const knownAs = new Map(chips.map((chip) => [token(chip), (chip.dataset.knownAs || "").split("|")]));

  // What leads to an event or a year goes with it, and so do the bars of the picture, in the lane of a country or above.
  const gather = (selector) => {
    const found = new Map();
    for (const link of document.querySelectorAll(selector)) {
      const target = link.getAttribute("href").slice(1);
      found.set(target, [...(found.get(target) || []), link]);
    }
    return found;
  };
  const marks = gather("a.mk");
  const links = gather(".index a");
  const picture = document.querySelector(".picture");
  const together = picture ? Number(picture.dataset.together) : 1;
  const bars = [...document.querySelectorAll(".bar")].map((element) => {
    const lane = element.closest(".lane");
    return { element, holds: lane ? `${element.dataset.group} ${lane.dataset.token}` : element.dataset.group };
  });

  const groupOf = (year) => String(Math.floor((year > 0 ? year : year - 1) / together)); // as scale.py does
  const years = [...document.querySelectorAll(".year")].map((section) => ({
    section, shown: true, links: links.get(section.id) || [], events: [],
    group: groupOf(Number(section.id.slice(2))),
  }));
  const events = years.flatMap((year) => [...year.section.querySelectorAll(".ev")].map((element) => {
    const names = element.className.split(" ").slice(1);
    const event = { element, year, names, shown: true, marks: marks.get(element.id) || [] };
    year.events.push(event);
    return event;
  }));

  const words = (event) => {
    if (event.words === undefined) {
      const said = [event.element.id];
      for (const part of event.element.querySelectorAll(".when, h3 > bdi, .detail, .facts li")) said.push(part.textContent);
      for (const name of event.names) said.push(...(knownAs.get(name) || []));
      event.words = fold(said.join(" "));
    }
    return event.words;
  };

  const apply = () => {
    const asked = facets.map((name) => chips.filter((chip) => chip.name === name && chip.checked).map(token))
      .filter((tokens) => tokens.length);
    const wanted = fold(search.value).split(" ").filter(Boolean);
    const filtered = asked.length > 0 || wanted.length > 0;
    const held = new Set();
    let total = 0;
    for (const year of years) {
      let any = false;
      for (const event of year.events) {
        const shown = asked.every((tokens) => tokens.some((name) => event.names.includes(name)))
          && wanted.every((word) => words(event).includes(word));
        if (shown !== event.shown) {
          event.shown = shown;
          event.element.classList.toggle("out", !shown);
          for (const mark of event.marks) mark.classList.toggle("out", !shown);
        }
        if (!shown) continue;
        total += 1;
        any = true;
        held.add(year.group).add(`${year.group} `);
        for (const name of event.names) held.add(`${year.group} ${name}`);
      }
      if (any !== year.shown) {
        year.shown = any;
        year.section.hidden = !any;
        for (const link of year.links) link.classList.toggle("out", !any);
      }
    }
    for (const bar of bars) bar.element.classList.toggle("out", !held.has(bar.holds));
    root.classList.toggle("filtered", filtered);
    nothing.hidden = total > 0;
    if (index) index.hidden = total === 0;
    const all = `${events.length} event${events.length === 1 ? "" : "s"}`;
    count.textContent = filtered ? `${total} of ${all}` : all;
  };

  const ours = [...facets, "q"];
  const told = () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ours) asked.delete(name);
    for (const chip of chips) if (chip.checked) asked.append(chip.name, chip.value);
    if (search.value.trim()) asked.set("q", search.value.trim());
    const query = asked.toString();
    try {
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
    } catch {
      // some browsers keep the address of a local file as it is: then it is not shared, and all else works
    }
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const chip of chips) {
      const names = [chip.value, ...(knownAs.get(token(chip)) || [])].map(fold);
      chip.checked = asked.getAll(chip.name).some((value) => value === chip.value || (fold(value) && names.includes(fold(value))));
    }
    search.value = asked.get("q") || "";
  };

  const clear = () => {
    for (const chip of chips) chip.checked = false;
    search.value = "";
  };

  // A link to an event that the filters hide lifts them: it must land.
  const land = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target || !(target.closest(".out") || target.closest(".year[hidden]"))) return;
    clear();
    apply();
    told();
    target.scrollIntoView();
  };

  let telling = 0;
  const changed = (event) => {
    apply();
    clearTimeout(telling);
    if (event.target === search) telling = setTimeout(told, 200); // browsers count how often an address is set
    else told();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    changed(event);
  });
  addEventListener("hashchange", land);
  addEventListener("popstate", () => { read(); apply(); land(); });
  read();
  apply();
  land();
})();
