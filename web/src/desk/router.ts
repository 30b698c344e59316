import { createRouter, createWebHistory } from 'vue-router';
import { adminRoutes } from './admin/routes';
import LandingPage from './shell/LandingPage.vue';

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    { path: '/', component: LandingPage },
    { path: '/inbox/:queue?', name: 'inbox', component: () => import('./inbox/InboxPage.vue') },
    { path: '/matters/:id', name: 'matter', component: () => import('./matter/MatterPage.vue'), props: true },
    { path: '/dispatch/:id?', name: 'dispatch', component: () => import('./dispatch/DispatchPage.vue') },
    { path: '/window', name: 'window', component: () => import('./window/WindowPage.vue') },
    { path: '/account', name: 'account', component: () => import('./shell/AccountPage.vue') },
    ...adminRoutes,
    { path: '/:rest(.*)*', component: () => import('./shell/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
