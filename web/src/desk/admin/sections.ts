// Every page of administration: its group, who has it, and its file. The navigation, the front page and
// the routes come from this one table.
import {
  BellRing,
  BookOpen,
  Building2,
  CalendarDays,
  Calculator,
  Clock3,
  FileClock,
  FilePen,
  Fingerprint,
  Footprints,
  Gavel,
  Grid3x3,
  History,
  IdCard,
  KeyRound,
  Link2,
  ListChecks,
  Mail,
  MessageSquareText,
  Phone,
  Route,
  ScrollText,
  ShieldAlert,
  ShieldCheck,
  Siren,
  Split,
  Stamp,
  TimerReset,
  UsersRound,
  Webhook,
} from '@lucide/vue';
import type { Component } from 'vue';
import { may } from '@/session/session';
import type { zh } from './words';

export type PageKey = keyof (typeof zh)['hint'];
export type GroupKey = keyof (typeof zh)['groups'];
export interface Section {
  key: PageKey;
  path: string;
  group: GroupKey;
  icon: Component;
  /// Any one of them; none: everybody who is signed in.
  needs: string[];
  page: () => Promise<Component>;
}
const one = (
  key: PageKey,
  path: string,
  group: GroupKey,
  icon: Component,
  needs: string[],
  page: Section['page'],
): Section => ({ key, path, group, icon, needs, page });

export const sections: Section[] = [
  one('regions', 'regions', 'place', Building2, ['read_units'], () => import('./pages/RegionsPage.vue')),
  one('grids', 'grids', 'place', Grid3x3, ['read_grids'], () => import('./pages/GridsPage.vue')),
  one('findings', 'findings', 'place', ListChecks, ['read_units'], () => import('./pages/FindingsPage.vue')),
  one('people', 'people', 'people', UsersRound, ['read_people'], () => import('./pages/PeoplePage.vue')),
  one('posts', 'posts', 'people', IdCard, ['read_people'], () => import('./pages/PostsPage.vue')),
  one('roles', 'roles', 'people', ShieldCheck, [], () => import('./pages/RolesPage.vue')),
  one('tokens', 'tokens', 'people', KeyRound, ['manage_tokens'], () => import('./pages/TokensPage.vue')),
  one(
    'breakGlass',
    'break-glass',
    'people',
    Siren,
    ['break_glass', 'read_audit'],
    () => import('./pages/BreakGlassPage.vue'),
  ),
  one('catalogue', 'catalogue', 'catalogue', BookOpen, [], () => import('./pages/CataloguePage.vue')),
  one('editions', 'editions', 'catalogue', History, [], () => import('./pages/EditionsPage.vue')),
  one('drafts', 'drafts', 'catalogue', FilePen, ['manage_catalogue'], () => import('./pages/DraftsPage.vue')),
  one(
    'overrides',
    'overrides',
    'catalogue',
    Gavel,
    ['read_catalogue'],
    () => import('./pages/OverridesPage.vue'),
  ),
  one('crosswalk', 'crosswalk', 'catalogue', Link2, [], () => import('./pages/CrosswalkPage.vue')),
  one(
    'duties',
    'duties',
    'catalogue',
    ScrollText,
    ['read_catalogue'],
    () => import('./pages/DutiesPage.vue'),
  ),
  one('routing', 'routing', 'catalogue', Route, ['route'], () => import('./pages/RoutingPage.vue')),
  one(
    'dispatchRules',
    'dispatch-rules',
    'catalogue',
    Split,
    ['read_catalogue'],
    () => import('./pages/DispatchRulesPage.vue'),
  ),
  one('calendar', 'calendar', 'time', CalendarDays, [], () => import('./pages/CalendarPage.vue')),
  one('due', 'due', 'time', Calculator, [], () => import('./pages/DuePage.vue')),
  one('hours', 'hours', 'time', Clock3, ['read_units'], () => import('./pages/HoursPage.vue')),
  one('ladders', 'ladders', 'time', Footprints, ['read_clocks'], () => import('./pages/LaddersPage.vue')),
  one('clocks', 'clocks', 'time', TimerReset, ['read_clocks'], () => import('./pages/ClocksPage.vue')),
  one(
    'templates',
    'templates',
    'words',
    MessageSquareText,
    ['read_catalogue'],
    () => import('./pages/TemplatesPage.vue'),
  ),
  one('toTell', 'to-tell', 'words', Phone, ['reveal_identity'], () => import('./pages/ToTellPage.vue')),
  one('notices', 'notices', 'words', BellRing, ['manage_system'], () => import('./pages/NoticesPage.vue')),
  one('webhooks', 'webhooks', 'words', Webhook, ['manage_system'], () => import('./pages/WebhooksPage.vue')),
  one('settings', 'settings', 'words', Mail, ['manage_system'], () => import('./pages/SettingsPage.vue')),
  one('cards', 'cards', 'watch', ShieldAlert, ['read_matter'], () => import('./pages/CardsPage.vue')),
  one('problems', 'problems', 'watch', Stamp, ['read_matter'], () => import('./pages/ProblemsPage.vue')),
  one(
    'accessLog',
    'access-log',
    'watch',
    FileClock,
    ['read_access_log'],
    () => import('./pages/AccessLogPage.vue'),
  ),
  one('seals', 'seals', 'watch', Fingerprint, [], () => import('./pages/SealsPage.vue')),
];
export const groups: GroupKey[] = ['place', 'people', 'catalogue', 'time', 'words', 'watch'];
export const open = (section: Section): boolean => section.needs.length === 0 || section.needs.some(may);
