// Every page of every face, as who sees it: what is drawn for reviewers.
export interface Pages {
  face: 'public' | 'desk' | 'field' | 'wall';
  login?: string;
  sizes: ('phone' | 'desktop' | 'wall')[];
  routes: [name: string, path: string][];
}

export const pages: Pages[] = [
  { face: 'public', sizes: ['phone', 'desktop'], routes: [['home', '/']] },
  { face: 'desk', login: 'window', sizes: ['desktop'], routes: [['window', '/desk/window'], ['account', '/desk/account']] },
  { face: 'desk', login: 'triage', sizes: ['desktop'], routes: [['triage', '/desk/inbox/to_triage']] },
  {
    face: 'desk', login: 'dispatch', sizes: ['desktop'],
    routes: [['overdue', '/desk/inbox/overdue'], ['all', '/desk/inbox/all?due=overdue'], ['dispatch', '/desk/dispatch']],
  },
  { face: 'desk', login: 'handler', sizes: ['desktop'], routes: [['handler', '/desk/inbox/in_hand']] },
  { face: 'desk', login: 'head', sizes: ['desktop'], routes: [['head', '/desk/inbox/to_decide']] },
];
