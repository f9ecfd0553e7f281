// The operations room as it changes. Without this file the page is the same, and its
// link asks for it anew.
(() => {
  const room = document.getElementById("room");
  if (!room || !window.htmx) return;

  const POLL = 20_000; // where no stream is to be had
  const AGAIN = 60_000; // until a stream is asked for once more
  const PAUSE = 4_000; // between two refreshes, however fast forms come in

  let last = Date.now();
  let waiting = 0;
  let polling = 0;

  function refresh() {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      last = Date.now();
      if (!document.hidden) htmx.trigger(room, "orkhon:changed");
    }, Math.max(0, last + PAUSE - Date.now()));
  }

  function poll() {
    if (!polling) polling = setInterval(refresh, POLL);
    setTimeout(listen, AGAIN);
  }

  function listen() {
    const stream = new EventSource(room.dataset.events);
    stream.addEventListener("open", () => {
      clearInterval(polling);
      polling = 0;
    });
    stream.addEventListener("changed", refresh);
    stream.addEventListener("error", () => {
      // A stream that ended comes again by itself; one that was refused does not.
      if (stream.readyState === EventSource.CLOSED) poll();
    });
  }

  // What somebody is reading or has in hand is left as it is until the next time.
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    const part = event.detail.target;
    if (part.contains(document.activeElement) || part.querySelector(":popover-open, details[open]")) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });

  if ("EventSource" in window) listen();
  else poll();
})();
