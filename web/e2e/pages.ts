// Every page of every face, as who sees it: what is drawn for reviewers.
export interface Pages {
  face: 'public' | 'desk' | 'field' | 'wall';
  login?: string;
  sizes: ('phone' | 'desktop' | 'wall')[];
  routes: [name: string, path: string][];
}

export const pages: Pages[] = [
  { face: 'public', sizes: ['phone', 'desktop'], routes: [['home', '/']] },
];
