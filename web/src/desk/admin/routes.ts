import type { RouteRecordRaw } from 'vue-router';
import { sections } from './sections';

/// Administration, supervision and search: every page loaded when it is first seen.
/// `meta.permission`: any one of them shows the way; none: everybody who is signed in.
export const adminRoutes: RouteRecordRaw[] = [
  {
    path: '/admin',
    component: () => import('./AdminLayout.vue'),
    meta: { permission: [], titleKey: 'admin.title' },
    children: [
      { path: '', name: 'admin', component: () => import('./AdminHome.vue') },
      { path: 'account', redirect: '/account' },
      ...sections.map((one) => ({
        path: one.path,
        name: `admin-${one.path}`,
        component: one.page,
        meta: { permission: one.needs, titleKey: `admin.${one.key}` },
      })),
      {
        path: 'drafts/:draft',
        name: 'admin-draft',
        component: () => import('./pages/DraftPage.vue'),
        meta: { permission: ['manage_catalogue'], titleKey: 'admin.drafts' },
      },
    ],
  },
  {
    path: '/supervision',
    name: 'supervision',
    component: () => import('../supervision/SupervisionPage.vue'),
    meta: { permission: ['read_matter'], titleKey: 'admin.supervision' },
  },
  {
    path: '/search',
    name: 'search',
    component: () => import('../search/SearchPage.vue'),
    meta: { permission: ['read_matter'], titleKey: 'admin.search' },
  },
];
