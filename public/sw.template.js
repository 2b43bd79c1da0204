// Makes the second start fast and lets pages be read without network. The build fills in its id and
// the list of its files. It never stores or repeats a write: what must not be lost is kept by the
// page itself, which also runs where there are no service workers.
const BUILD = '__BUILD_ID__';
const SHELL = `shell-${BUILD}`;
// The page deletes it too: src/platform/service_worker.rs
const ANSWERS = 'answers-1';
const FILES = __FILES__;

// Reads that are worth having without network. Personal ones are kept as long as the session that asked for
// them: the server says which one that is, and when it ends (`crates/server/src/http/answer.rs`).
const KEPT = [
  /^\/api\/v1\/communities\/-(\/(home|places|notices|map\.geojson|reports))?$/,
  /^\/api\/v1\/(reports|notices)\/[0-9a-f-]{36}$/,
];
const ANSWERS_MAX = 60;
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

// A list with one missing file must not keep the whole version from installing.
async function install() {
  const cache = await caches.open(SHELL);
  await Promise.all(
    FILES.map((file) => cache.add(new Request(file, { cache: 'no-cache' })).catch(() => undefined)),
  );
  await self.skipWaiting();
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

// The files of the build before stay: a page that is open still loads its own groups.
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== SHELL);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== 'GET') {
    if (/^\/api\/v1\/(me|session)(\/|$)/.test(url.pathname)) event.waitUntil(forget());
    return;
  }
  if (request.mode === 'navigate') {
    event.respondWith(page(request));
  } else if (KEPT.some((pattern) => pattern.test(url.pathname))) {
    event.respondWith(answer(request));
  } else if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/open311')) {
    event.respondWith(file(request));
  }
});

// Who is signed in, or what they are called, has changed or is about to: no answer of before is shown
// again. Answers that are still on their way were asked for by the former person.
let asked = 0;
function forget() {
  asked += 1;
  return caches.delete(ANSWERS);
}

// The newest page when the network answers in time, else the one that was installed.
async function page(request) {
  const stored = async () => {
    const path = new URL(request.url).pathname;
    const own = await caches.match(path);
    return own || (await caches.match('/index.html')) || Response.error();
  };
  try {
    return await Promise.race([
      fetch(request),
      new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS)),
    ]);
  } catch {
    return stored();
  }
}

async function file(request) {
  const stored = await caches.match(request);
  if (stored) return stored;
  const fresh = await fetch(request);
  if (fresh.ok && new URL(request.url).pathname.startsWith('/i18n/')) {
    const cache = await caches.open(SHELL);
    await cache.put(request, fresh.clone());
  }
  return fresh;
}

// Always the network first; what it said last when it is silent.
async function answer(request) {
  const before = asked;
  try {
    const fresh = await fetch(request);
    // What does not fit any more is still the newest answer.
    if (before === asked) await keep(request, fresh.clone()).catch(() => undefined);
    return fresh;
  } catch (error) {
    const cache = await caches.open(ANSWERS);
    const stored = await cache.match(request);
    if (stored && !hasEnded(stored)) return marked(stored);
    if (stored) await cache.delete(request);
    throw error;
  }
}

// Whoever asks may not see it (any more).
const GONE = [401, 403, 404, 410];

async function keep(request, fresh) {
  if (await isAnothers(fresh)) await forget();
  const cache = await caches.open(ANSWERS);
  if (GONE.includes(fresh.status)) await cache.delete(request);
  if (!fresh.ok) return;
  await cache.put(request, fresh);
  await trim(cache);
}

// `-` for a visitor's, or the id of a session and its end; nothing where the answer is everybody's.
function whose(response) {
  if (response.status === 401) return ['-'];
  return (response.headers.get('linli-session') || '').split(' ');
}

function hasEnded(stored) {
  const [, ends] = whose(stored);
  return ends !== undefined && Number(ends) <= Date.now();
}

// What lies there is of one session alone: signing in and out here empties it, but a session also ends by
// itself, or is ended from another device.
async function isAnothers(fresh) {
  const [now] = whose(fresh);
  if (!now) return false;
  const cache = await caches.open(ANSWERS);
  for (const request of await cache.keys()) {
    const stored = await cache.match(request);
    const [then] = stored ? whose(stored) : [''];
    if (then) return then !== now;
  }
  return false;
}

// The page says that this is from before: a network that leads nowhere looks like a good one to the
// browser. 203 is what HTTP has for an answer that is not the server's own (RFC 9110, 15.3.4).
const KEPT_STATUS = 203;
function marked(stored) {
  return new Response(stored.body, { status: KEPT_STATUS, headers: stored.headers });
}

async function trim(cache) {
  const requests = await cache.keys();
  const old = requests.slice(0, Math.max(0, requests.length - ANSWERS_MAX));
  await Promise.all(old.map((request) => cache.delete(request)));
}
