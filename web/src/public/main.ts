import '@/ui/base.css';
import './public.css';
import '@/ui/elder';
import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import { allHere } from '@/ui/later';
import { step } from '@/ui/step';
import App from './App.vue';
import { ways } from './router';
import { i18n } from './say';

/// Resolves when the browser shows what was drawn; soon at the latest, as in a tab that nobody looks at.
const shown = () => new Promise<void>((resolve) => {
  setTimeout(resolve, 400);
  new PerformanceObserver((seen) => seen.getEntriesByName('first-contentful-paint').length && resolve())
    .observe({ type: 'paint', buffered: true });
});

/// The reader sees what `render.ts` drew when this face was built, until the living page stands beside it.
/// Each step is short: on a slow phone the page answers to the finger between them.
async function start(): Promise<void> {
  await shown();
  const router = ways(createWebHistory('/'));
  await step();
  const app = createApp(App).use(i18n).use(router);
  await router.isReady();
  await step();
  const drawn = document.getElementById('app')!;
  const page = document.createElement('div');
  page.hidden = true;
  drawn.before(page);
  app.mount(page);
  await allHere();
  drawn.remove();
  page.id = 'app';
  page.hidden = false;
}
void start();
