import { createRouter, type RouterHistory } from 'vue-router';
import { allHere } from '@/ui/later';

/// The ways inside this face. Every page is a file of its own; the page that the server sends names the one
/// it needs.
export const ways = (history: RouterHistory) => createRouter({
  history,
  routes: [
    { path: '/', name: 'home', component: () => import('./home/HomePage.vue') },
    { path: '/report', name: 'report', component: () => import('./report/ReportPage.vue') },
    { path: '/receipt', name: 'receipt', component: () => import('./receipt/ReceiptPage.vue') },
    { path: '/follow/:number?', name: 'follow', component: () => import('./follow/FollowPage.vue') },
    { path: '/verify', name: 'verify', component: () => import('./verify/VerifyPage.vue') },
    { path: '/centres', name: 'centres', component: () => import('./centre/CentresPage.vue') },
    { path: '/centres/:region', name: 'centre', component: () => import('./centre/CentrePage.vue') },
    { path: '/figures', name: 'figures', component: () => import('./figures/FiguresPage.vue') },
    { path: '/privacy', name: 'privacy', component: () => import('./pages/PrivacyPage.vue') },
    { path: '/accessibility', name: 'access', component: () => import('./pages/AccessPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
  ],
  scrollBehavior: async (to, from, saved) => {
    if (saved) {
      await allHere();
      return saved;
    }
    // The page that a visit begins with stands at its top already.
    return to.path === from.path || !from.matched.length ? undefined : { top: 0 };
  },
});
