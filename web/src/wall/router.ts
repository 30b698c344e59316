import { createRouter, createWebHistory } from 'vue-router';

export const router = createRouter({
  history: createWebHistory('/wall/'),
  routes: [{ path: '/:rest(.*)*', component: () => import('./HomePage.vue') }],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
