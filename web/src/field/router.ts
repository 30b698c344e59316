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
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
