/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};
export {};

// What the field face needs to open without a line. (The build writes the list.)
const files = self.__WB_MANIFEST;
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('field').then((cache) => cache.addAll(files.map((file) => `/${file.url}`))));
});
