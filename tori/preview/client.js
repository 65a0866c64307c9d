// The preview's own script, served beside the pages and never published: it shows what is wrong with
// the content, and loads the page again after each build. Everything from content is set as text.
"use strict";
(() => {
  const { version, changes, findings } = document.currentScript.dataset;

  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const show = found => {
    const box = document.createElement("aside");
    box.id = "esikatselu-loydokset";
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:9999;max-height:45vh;overflow:auto;" +
      "padding:1rem 1.25rem;background:#7a1f1f;color:#fff;font:16px/1.45 system-ui,sans-serif";
    const details = document.createElement("details");
    details.open = sessionStorage.getItem("esikatselu-kiinni") !== "1";
    details.addEventListener("toggle", () => sessionStorage.setItem("esikatselu-kiinni", details.open ? "0" : "1"));
    const count = found.length === 1 ? "1 kohta korjattava" : `${found.length} kohtaa korjattava`;
    details.append(Object.assign(line("summary", `${count} ennen julkaisua`), { style: "font-weight:bold;cursor:pointer" }));
    const list = document.createElement("ol");
    for (const finding of found) {
      const item = line("li", `${finding.path}, rivi ${finding.line}, merkki ${finding.column}: ${finding.message} (${finding.code})`);
      if (finding.hint) item.append(line("div", `Vihje: ${finding.hint}`));
      if (finding.corrected) item.append(line("pre", finding.corrected));
      list.append(item);
    }
    details.append(list);
    box.append(details);
    document.body.append(box);
  };

  const watch = async () => {
    for (;;) {
      try {
        const answer = await fetch(`${changes}?after=${version}`);
        if (Number(await answer.text()) > Number(version)) { location.reload(); return; }
      } catch {
        await new Promise(done => setTimeout(done, 1000));
      }
    }
  };

  fetch(findings).then(answer => answer.json()).then(found => { if (found.length) show(found); });
  watch();
})();
