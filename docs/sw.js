// Keeps what was looked at for when there is no connection. Whoever has one always gets the site as it is now: the network is asked first.
// search-box.js registers this when a search box is first used.
const KEPT = `panji ${registration.scope}`;
const MOST = 500; // files; the longest unseen go first

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// What the page had loaded before there was anybody to keep it.
addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(async (address) => {
  const kept = await caches.open(KEPT);
  if (address.startsWith(registration.scope) && !await kept.match(bare(address))) await kept.add(bare(address));
}))));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(registration.scope)) event.respondWith(answer(request, event));
});

// A page is the same whatever is searched for on it.
const bare = (address) => address.replace(/[?#].*$/, "");

async function answer(request, event) {
  const kept = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.status === 200) event.waitUntil(keep(kept, bare(request.url), response.clone()));
    return response;
  } catch (error) {
    const last = await kept.match(bare(request.url));
    if (last) return last;
    throw error;
  }
}

async function keep(kept, address, response) {
  await kept.delete(address);
  await kept.put(address, response);
  const all = await kept.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((each) => kept.delete(each)));
}
