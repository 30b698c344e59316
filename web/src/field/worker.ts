/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};
export {};

// What the field face needs to open without a line. (The build writes the list, see vite.config.ts.)
const files = self.__WB_MANIFEST;
// A list that differs is another edition: each has a store of its own, so that a page never gets
// pieces of two.
const sum = [...files.map((file) => file.revision ?? file.url).join('|')]
  .reduce((sofar, letter) => (Math.imul(sofar, 31) + letter.charCodeAt(0)) | 0, 7) >>> 0;
const edition = `field-${sum}`;
const page = '/field/index.html';

self.addEventListener('install', (event) => {
  const fresh = files.map((file) => new Request(`/${file.url}`, { cache: 'no-cache' }));
  event.waitUntil(
    caches.open(edition).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const drop = async () => {
    // The edition before is kept for pages that are still open and load a piece later.
    const old = (await caches.keys()).filter((name) => name.startsWith('field-') && name !== edition);
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

async function kept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(edition);
  const any = { ignoreVary: true };
  const found = await cache.match(path, any) ?? await caches.match(path, any);
  return found ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  // What the API says is never answered from here: the page itself keeps it, per person.
  if (url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/field')) event.respondWith(kept(request, page));
    return;
  }
  if (files.some((file) => `/${file.url}` === url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(kept(request, url.pathname));
});
