import type { Component } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { adminRoutes } from './admin/routes';
import LandingPage from './shell/LandingPage.vue';

const page = (
  name: string,
  path: string,
  titleKey: string,
  component: () => Promise<Component>,
): RouteRecordRaw => ({ name, path, component, props: name === 'matter', meta: { titleKey } });

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    { path: '/', component: LandingPage },
    page('inbox', '/inbox/:queue?', 'nav.inbox', () => import('./inbox/InboxPage.vue')),
    page('matter', '/matters/:id', 'dispatch.back', () => import('./matter/MatterPage.vue')),
    page('dispatch', '/dispatch/:id?', 'nav.dispatch', () => import('./dispatch/DispatchPage.vue')),
    page('window', '/window', 'window.title', () => import('./window/WindowPage.vue')),
    page('account', '/account', 'account.title', () => import('./shell/AccountPage.vue')),
    ...adminRoutes,
    { path: '/:rest(.*)*', component: () => import('./shell/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
