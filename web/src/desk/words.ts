import type { Like } from '@/ui/i18n';
import * as admin from './admin/words';
import * as dispatch from './words/dispatch';
import * as inbox from './words/inbox';
import * as matter from './words/matter';
import * as papers from './words/papers';
import * as shell from './words/shell';
import * as window from './words/window';

export const zh = {
  ...shell.zh,
  admin: admin.zh,
  inbox: inbox.zh,
  matter: matter.zh,
  dispatch: dispatch.zh,
  window: window.zh,
  papers: papers.zh,
};
export const en: Like<typeof zh> = {
  ...shell.en,
  admin: admin.en,
  inbox: inbox.en,
  matter: matter.en,
  dispatch: dispatch.en,
  window: window.en,
  papers: papers.en,
};
