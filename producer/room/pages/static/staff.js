// Staff's counts, every two seconds; the lists change by loading the page.
const waiting = document.querySelector('[data-count="waiting"]');
const first = waiting.textContent;
setInterval(async () => {
  const answer = await fetch("/staff/counts", { cache: "no-store" }).catch(() => null);
  if (!answer) return;
  if (answer.status === 403) return location.assign("/staff");
  const counts = await answer.json();
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = String(counts[place.dataset.count]);
  const typing = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
  if (waiting.textContent !== first && !typing && !document.querySelector(".invitation")) location.assign("/staff");
}, 2000);
