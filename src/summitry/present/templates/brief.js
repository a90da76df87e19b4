(function () {
  "use strict";
  var peek = document.getElementById("peek");
  function piecesOf(id) {
    var cut = id.split("-"), key = cut.slice(-2).join("-"), home = document.getElementById(cut.slice(0, -2).join("-"));
    return home ? Array.prototype.slice.call(home.querySelectorAll('mark[data-s~="' + key + '"]')) : [];
  }
  function light(id) {
    document.querySelectorAll("mark.on").forEach(function (m) { m.classList.remove("on"); });
    var found = piecesOf(id);
    found.forEach(function (m) { m.classList.add("on"); });
    return found;
  }
  function shut() { peek.hidden = true; }
  function show(link) {
    var id = link.getAttribute("href").slice(1), found = light(id);
    if (!found.length) { return false; }
    var home = found[0].closest("article"), blocks = [];
    found.forEach(function (m) { var b = m.closest(".block"); if (blocks.indexOf(b) < 0) { blocks.push(b); } });
    peek.textContent = "";
    var bar = document.createElement("div"), name = document.createElement("strong"), close = document.createElement("button");
    bar.className = "bar";
    name.textContent = home.querySelector("h3").textContent;
    close.textContent = "Close";
    close.addEventListener("click", function () { shut(); link.focus(); });
    bar.append(name, close);
    peek.append(bar);
    blocks.forEach(function (b) {
      var copy = document.createElement("p");
      b.childNodes.forEach(function (n) { copy.append(n.cloneNode(true)); });
      copy.querySelectorAll("[id]").forEach(function (n) { n.removeAttribute("id"); });
      copy.querySelectorAll("mark:not(.on)").forEach(function (n) { n.replaceWith(n.textContent); });
      peek.append(copy);
    });
    var there = document.createElement("a");
    there.href = "#" + id;
    there.textContent = "Show it in the document";
    there.addEventListener("click", shut);
    peek.append(there);
    peek.hidden = false;
    return true;
  }
  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1)), node = id && document.getElementById(id);
    if (!node) { return; }
    for (var up = node; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    if (light(id).length) { node.scrollIntoView({ block: "center" }); }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.w");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && show(link)) { event.preventDefault(); }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { shut(); } });
  window.addEventListener("hashchange", arrive);
  arrive();
})();
