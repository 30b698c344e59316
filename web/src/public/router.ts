import { createRouter, createWebHistory } from 'vue-router';
import HomePage from './home/HomePage.vue';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'home', component: HomePage },
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
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});
