// The desk's own script: keys, light and dark, marked claims, files that are dropped, work that is told as it goes. Pages work without it.
(function () {
  "use strict";
  var root = document.documentElement, at = -1, before = "";
  function all(what, from) { return Array.prototype.slice.call((from || document).querySelectorAll(what)); }
  function one(what) { return document.querySelector(what); }

  // light and dark
  function dark() { return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; }
  function turn() {
    root.dataset.theme = dark() ? "light" : "dark";
    document.cookie = "summitry_theme=" + root.dataset.theme + ";path=/;max-age=31536000;samesite=strict";
    called();
  }
  function called() { var b = one("#theme"); if (b) { b.hidden = false; b.textContent = dark() ? "Light" : "Dark"; } }

  // from row to row, from claim to claim
  function rows() { return all("#main .item, #main .note-item").filter(function (r) { return r.querySelector("a.go") && r.offsetParent; }); }
  function step(by) {
    var some = rows(), link;
    if (!some.length) { return; }
    all(".at").forEach(function (r) { r.classList.remove("at"); });
    at = Math.max(0, Math.min(some.length - 1, at + by));
    some[at].classList.add("at");
    link = some[at].querySelector("a.go");
    link.focus({ preventScroll: true });
    if (some[at].dataset.key) { light(some[at].dataset.key); }
    some[at].scrollIntoView({ block: "nearest" });
  }
  function piecesOf(id) {
    var cut = id.split("-"), key = cut.slice(-2).join("-"), home = document.getElementById(cut.slice(0, -2).join("-"));
    return home ? all('mark[data-s~="' + CSS.escape(key).replace(/\\-/g, "-").replace(/\\3(\d) /g, "$1") + '"]', home) : [];
  }
  function light(id) {
    var found = piecesOf(id);
    all("mark.on").forEach(function (m) { m.classList.remove("on"); });
    found.forEach(function (m) { m.classList.add("on"); });
    if (found.length) { found[0].scrollIntoView({ block: "center" }); }
    return found.length;
  }
  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1)), node = id && document.getElementById(id), up;
    for (up = node; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    if (id && /^d-[0-9a-f]{8}-\d+-\d+$/.test(id)) {
      light(id);
      all(".note-item").forEach(function (r, n) { if (r.dataset.key === id) { all(".at").forEach(function (x) { x.classList.remove("at"); }); r.classList.add("at"); at = n; } });
    }
  }

  // a passage that stands in another report: the line that leads there
  function shared(keys) {
    all(".shared li").forEach(function (line) {
      var leads = line.querySelectorAll("a"), here = leads[1].getAttribute("href");
      line.classList.toggle("at", keys.some(function (key) { return here.slice(-key.length - 1) === "-" + key; }));
    });
    if (one(".shared li.at")) { one(".shared").open = true; one(".shared li.at a").focus(); }
  }

  // keys
  var GO = { t: "/today", s: "/stories", d: "/documents", p: "/people", m: "/meetings", q: "/quotes", c: "/contested", r: "/review", a: "/add", l: "/ledger", n: "/network", o: "/map", e: "/expectations", b: "/blockers", w: "/changes" };
  function typing(node) { return /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable; }
  function help() { var d = one("#keys"); if (d && d.showModal && !d.open) { d.showModal(); } }
  function pressed(event) {
    var key = event.key, button;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (before === "g" && GO[key]) { before = ""; event.preventDefault(); location.href = GO[key]; return; }
    before = key === "g" ? "g" : "";
    if (key === "?") { event.preventDefault(); help(); }
    else if (key === "/") { event.preventDefault(); one("#q").focus(); }
    else if (key === "j") { step(1); }
    else if (key === "k") { step(-1); }
    else if (key === "l") { turn(); }
    else if (key === "n" && one("#next")) { one("#next").click(); }
    else if ((button = one('[data-key="' + (/^[a-z]$/.test(key) ? key : "none") + '"]'))) { event.preventDefault(); button.click(); enter(button.parentElement); }
  }
  function enter(box) { var first = box.open && box.querySelector("input:not([type=hidden]), select"); if (first) { first.focus(); } }

  // files that are dropped, and jobs
  function drops() {
    var zone = one("#drop"), files = one("#files");
    if (!zone) { return; }
    ["dragover", "dragleave", "drop"].forEach(function (name) {
      zone.addEventListener(name, function (event) {
        event.preventDefault();
        zone.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) {
          files.files = event.dataTransfer.files;
          one("#drop-said").textContent = files.files.length + (files.files.length === 1 ? " file" : " files");
        }
      });
    });
  }
  function follow(row) {
    var source = new EventSource(row.dataset.events);
    source.onmessage = function (event) {
      var job = JSON.parse(event.data);
      row.querySelector(".state").textContent = job.state;
      row.querySelector(".done").textContent = job.done || "";
      row.querySelector(".how-far").textContent = job.said.split("/").pop();
      if (job.state !== "waiting" && job.state !== "running") { source.close(); location.reload(); }
    };
    source.onerror = function () { source.close(); };
  }

  // a file that is read into a field of text
  all("[data-into]").forEach(function (input) {
    input.addEventListener("change", function () {
      if (input.files.length) { input.files[0].text().then(function (text) { one("#" + input.dataset.into).value = text.slice(0, 20000); }); }
    });
  });

  // a drawing that is turned back to an earlier day: what was on record by then
  function turnable(box) {
    var slider = box.querySelector("input"), output = box.querySelector("output"), told = box.querySelector("p"), link = box.querySelector("a");
    var moments = box.dataset.moments.split(" "), called = box.dataset.days.split("|"), drawing = box.parentElement.querySelector("svg");
    function show() {
      var day = moments[slider.value], meetings = 0, pairs = 0, fresh = [];
      all("[data-since]", drawing).forEach(function (mark) {
        var since = mark.dataset.since.split(" "), number = since.filter(function (one) { return one <= day; }).length;
        mark.classList.toggle("later", !number);
        if (mark.tagName !== "line" || !number) { return; }
        pairs += 1;
        meetings += number;
        mark.setAttribute("stroke-width", Math.min(6, 1.5 * (1 + Math.log2(number))));
        mark.querySelector("title").textContent = mark.dataset.pair + ": " + number;
        if (since.indexOf(day) > -1) { fresh.push(mark.dataset.pair); }
        mark.classList.toggle("fresh", since.indexOf(day) > -1);
      });
      output.textContent = called[slider.value];
      slider.setAttribute("aria-valuetext", called[slider.value]);
      told.textContent = pairs + (pairs === 1 ? " pair had met" : " pairs had met") + ", " + meetings + (meetings === 1 ? " time" : " times") + " taken together. On that day: " + fresh.slice(0, 6).join("; ") + (fresh.length > 6 ? " and " + (fresh.length - 6) + " more" : "") + ".";
      link.href = link.href.replace(/as_of=[^&]*/, "as_of=" + day);
    }
    slider.addEventListener("input", show);
    box.hidden = false;
    show();
  }
  all(".over-time").forEach(turnable);

  document.addEventListener("keydown", pressed);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest(".note-item a.go"), mark = event.target.closest && event.target.closest(".text-column mark"), key, row;
    if (link) { light(link.getAttribute("href").slice(1)); }
    if (mark) {
      key = mark.dataset.s.split(" ").pop();
      row = all(".note-item").filter(function (r) { return r.dataset.key.slice(-key.length - 1) === "-" + key; })[0];
      if (mark.classList.contains("k-shared")) { shared(mark.dataset.s.split(" ")); }
      else if (row) { all(".at").forEach(function (r) { r.classList.remove("at"); }); row.classList.add("at"); row.scrollIntoView({ block: "nearest" }); at = rows().indexOf(row); }
    }
    if (event.target.id === "theme") { turn(); }
    if (event.target.closest && event.target.closest("#keys-open")) { help(); }
  });
  window.addEventListener("hashchange", arrive);
  if (matchMedia("(min-width: 56rem)").matches) { all("details.facet").slice(0, 3).forEach(function (d) { d.open = true; }); }
  called();
  if (one("#keys-open")) { one("#keys-open").hidden = false; }
  drops();
  all("[data-events]").forEach(follow);
  arrive();
})();
