import type { Like } from '@/ui/i18n';
import * as dispatch from './words/dispatch';
import * as inbox from './words/inbox';
import * as shell from './words/shell';
import * as window from './words/window';

export const zh = { ...shell.zh, inbox: inbox.zh, dispatch: dispatch.zh, window: window.zh };
export const en: Like<typeof zh> = { ...shell.en, inbox: inbox.en, dispatch: dispatch.en, window: window.en };
