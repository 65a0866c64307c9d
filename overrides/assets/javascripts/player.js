// The player of a page: links to its moments wind it, what is heard now is marked, and an address
// that ends in #t=75 begins there. Without this file the links open the sound itself.
"use strict";
{
  const player = document.querySelector(".player");
  const audio = player.querySelector("audio");
  const jumps = [...document.querySelectorAll("a[data-seconds]")];
  const lists = [".chapters", ".transcript"].map((list) =>
    [...document.querySelectorAll(`${list} a[data-seconds]`)].map((link) => ({
      element: link,
      from: Number(link.dataset.seconds),
    }))
  );
  const cues = [...document.querySelectorAll(".transcript [data-from]")].map((element) => ({
    element,
    from: Number(element.dataset.from),
    to: Number(element.dataset.to),
  }));
  const NEAR = 0.05; // browsers wind to the nearest frame of the sound, which may be a little before

  const wind = (seconds) => {
    const go = () => {
      audio.currentTime = seconds;
    };
    if (audio.readyState === HTMLMediaElement.HAVE_NOTHING) {
      audio.addEventListener("loadedmetadata", go, { once: true });
    } else {
      go();
    }
  };

  for (const jump of jumps) {
    jump.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      wind(Number(jump.dataset.seconds));
      // The player itself says so if it cannot play.
      audio.play().catch(() => {});
      history.replaceState(history.state, "", `#t=${jump.dataset.seconds}`);
    });
  }

  // Media Fragments 1.0 §4.2.1, normal play time: seconds, or minutes and hours before them.
  const beginAtAddress = () => {
    const stated = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d+)?)(?:,|$)/.exec(location.hash);
    if (!stated) return;
    wind(stated[1].split(":").reduce((total, part) => total * 60 + Number(part), 0));
  };
  addEventListener("hashchange", beginAtAddress);
  beginAtAddress();

  const mark = () => {
    const now = audio.currentTime + NEAR;
    const isOn = !audio.ended && (!audio.paused || audio.currentTime > 0);
    for (const list of lists) {
      const current = isOn ? list.findLast((link) => link.from <= now) : undefined;
      for (const link of list) {
        if (link === current) link.element.setAttribute("aria-current", "true");
        else link.element.removeAttribute("aria-current");
      }
    }
    for (const cue of cues) {
      cue.element.classList.toggle("is-heard", isOn && cue.from <= now && now < cue.to);
    }
  };
  for (const event of ["timeupdate", "seeked", "play", "ended"]) audio.addEventListener(event, mark);
  audio.addEventListener("play", () => player.classList.add("player--used"), { once: true });
}
