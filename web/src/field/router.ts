import { nextTick } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import TodayPage from './pages/TodayPage.vue';

/// `alone`: a page with its own way out, without the row of places below.
export const router = createRouter({
  history: createWebHistory('/field/'),
  routes: [
    { path: '/', component: TodayPage },
    { path: '/matters', component: () => import('./pages/MattersPage.vue') },
    { path: '/matters/:id(\\d+)', component: () => import('./pages/MatterPage.vue'), meta: { alone: true } },
    { path: '/report', component: () => import('./pages/ReportPage.vue'), meta: { alone: true } },
    { path: '/visits', component: () => import('./pages/LaterPage.vue') },
    { path: '/sync', component: () => import('./pages/SyncPage.vue') },
    { path: '/me', component: () => import('./pages/MePage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  // A page scrolls within itself; going back finds it where it was left.
  scrollBehavior: async (to, _from, saved) => {
    await nextTick();
    const page = document.querySelector('.page');
    if (page && saved) page.scrollTop = left.get(to.fullPath) ?? 0;
    return false as const;
  },
});
const left = new Map<string, number>();
router.beforeEach((_to, from) => {
  left.set(from.fullPath, document.querySelector('.page')?.scrollTop ?? 0);
});
