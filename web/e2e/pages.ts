// Every page of every face, as who sees it: what is drawn for reviewers.
import { receipts } from './receipts';

export interface Pages {
  face: 'public' | 'desk' | 'field' | 'wall';
  login?: string;
  sizes: ('phone' | 'desktop' | 'wall')[];
  routes: [name: string, path: string][];
}

export const pages: Pages[] = [
  {
    face: 'public', sizes: ['phone', 'desktop'],
    routes: [
      ['home', '/'], ['report', '/report'], ['receipt', '/receipt'], ['follow', '/follow'],
      ...receipts().map(({ number, code }, at): [string, string] => [`follow-${at + 1}`, `/follow/${number}#${code}`]),
      ['verify', '/verify'], ['centres', '/centres'], ['centre', '/centres/3132'], ['centre-village', '/centres/634082'],
      ['figures', '/figures?region=3132'], ['privacy', '/privacy'], ['accessibility', '/accessibility'], ['missing', '/nowhere'],
    ],
  },
  { face: 'desk', login: 'window', sizes: ['desktop'], routes: [['window', '/desk/window'], ['account', '/desk/account']] },
  { face: 'desk', login: 'triage', sizes: ['desktop'], routes: [['triage', '/desk/inbox/to_triage']] },
  {
    face: 'desk', login: 'dispatch', sizes: ['desktop'],
    routes: [['overdue', '/desk/inbox/overdue'], ['all', '/desk/inbox/all?due=overdue'], ['dispatch', '/desk/dispatch']],
  },
  { face: 'desk', login: 'handler', sizes: ['desktop'], routes: [['handler', '/desk/inbox/in_hand']] },
  { face: 'desk', login: 'head', sizes: ['desktop'], routes: [['head', '/desk/inbox/to_decide']] },
  {
    face: 'field', login: 'grid', sizes: ['phone'], routes: [
      ['today', '/field/'], ['report', '/field/report'], ['matters', '/field/matters'],
      ['visits', '/field/visits'], ['sync', '/field/sync'], ['me', '/field/me'],
    ],
  },
  {
    face: 'desk', login: 'supervise', sizes: ['desktop'],
    routes: [
      ['supervision', '/desk/supervision'], ['supervision-units', '/desk/supervision?by=unit'], ['search', '/desk/search?q=路灯'],
      ['search-name', '/desk/search?q=13800000000'],
    ],
  },
  {
    face: 'desk', login: 'head', sizes: ['desktop'],
    routes: ['', 'regions', 'grids', 'findings', 'people', 'posts', 'break-glass', 'catalogue', 'editions', 'drafts', 'overrides', 'duties', 'routing',
      'dispatch-rules', 'calendar', 'due', 'hours', 'ladders', 'clocks', 'templates', 'to-tell', 'cards', 'problems',
    ].map((one): [string, string] => [`admin-${one || 'home'}`, `/desk/admin/${one}`]),
  },
  {
    face: 'desk', login: 'system', sizes: ['desktop'],
    routes: ['crosswalk', 'notices', 'webhooks', 'settings', 'seals'].map((one): [string, string] => [`admin-${one}`, `/desk/admin/${one}`]),
  },
  { face: 'desk', login: 'security', sizes: ['desktop'], routes: [['admin-roles', '/desk/admin/roles'], ['admin-tokens', '/desk/admin/tokens']] },
  { face: 'desk', login: 'audit', sizes: ['desktop'], routes: [['admin-access-log', '/desk/admin/access-log']] },
  {
    face: 'wall', login: 'head', sizes: ['wall'],
    routes: [['county', '/wall/?every=0'], ['town', '/wall/?every=0&region=41895']],
  },
];
