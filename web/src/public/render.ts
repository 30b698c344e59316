// Draws the pages of this face when it is built, as they look before anything was asked of the server:
// what a reader sees while the scripts are on their way.
import { createSSRApp, nextTick } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import { speak, type Language } from '@/ui/language';
import App from './App.vue';
import { ways } from './router';
import { i18n } from './say';

/// File of a page: an address that it is drawn for, and the component that its address leads to. `any` stands
/// for every address of its folder that has no file; the outer one is only head and foot.
export const drawn: Record<string, [address: string, component: string]> = {
  index: ['/', 'home/HomePage'],
  report: ['/report', 'report/ReportPage'],
  follow: ['/follow', 'follow/FollowPage'],
  'follow/any': ['/follow/any', 'follow/FollowPage'],
  verify: ['/verify', 'verify/VerifyPage'],
  centres: ['/centres', 'centre/CentresPage'],
  'centres/any': ['/centres/any', 'centre/CentrePage'],
  figures: ['/figures', 'figures/FiguresPage'],
  privacy: ['/privacy', 'pages/PrivacyPage'],
  accessibility: ['/accessibility', 'pages/AccessPage'],
  any: ['', ''],
};

export async function render(address: string, words: Language): Promise<{ title: string; body: string }> {
  speak(words);
  await nextTick();
  const router = ways(createMemoryHistory('/'));
  const app = createSSRApp(App).use(i18n).use(router);
  if (address) await router.push(address);
  const page = router.currentRoute.value.name;
  return { title: page ? i18n.global.t(`shell.${String(page)}`) : '', body: await renderToString(app) };
}
