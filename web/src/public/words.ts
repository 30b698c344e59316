// The words of this face, by page.
import type { Like } from '@/ui/i18n';
import { centre, centreEn } from './words/centre';
import { entry, entryEn } from './words/entry';
import { figures, figuresEn } from './words/figures';
import { act, actEn, follow, followEn } from './words/follow';
import { home, homeEn } from './words/home';
import { pages, pagesEn } from './words/pages';
import { receipt, receiptEn } from './words/receipt';
import { report, reportEn } from './words/report';
import { place, placeEn, shell, shellEn } from './words/shell';
import { verify, verifyEn } from './words/verify';

export const zh = { shell, place, home, entry, report, receipt, follow, act, verify, centre, figures, pages };
export const en: Like<typeof zh> = {
  shell: shellEn, place: placeEn, home: homeEn, entry: entryEn, report: reportEn, receipt: receiptEn,
    follow: followEn, act: actEn,
  verify: verifyEn, centre: centreEn, figures: figuresEn, pages: pagesEn,
};
