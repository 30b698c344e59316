// What can be said before the server is asked: what is missing. The server checks all again.
import { t } from '../say';
import type { Form } from './draft';

export type Errors = Record<string, string | undefined>;
/// In the order in which the fields stand on the page.
export const order = ['words', 'category', 'region_id', 'address', 'point', 'attachments', 'who', 'telephone',
  'email', 'name', 'agreed'];
export const fieldId: Record<string, string> = {
  words: 'words', category: 'find-kind', region_id: 'region', address: 'address', attachments: 'files',
    who: 'who-named',
  telephone: 'telephone', email: 'email', name: 'name', agreed: 'agreed',
};

export function missing(form: Form): Errors {
  const errors: Errors = {};
  if (form.words.trim().length < 2) errors.words = t('report.needWords');
  if (!form.place) errors.region_id = t('report.needPlace');
  if (!form.who) errors.who = t('report.needWho');
  if (form.who === 'named') {
    if (form.means !== 'email') {
      const digits = form.telephone.replace(/\D/g, '');
      if (!form.telephone.trim()) errors.telephone = t('report.needPhone');
      else if (digits.length < 7) errors.telephone = t('report.badPhone');
    } else if (!form.email.includes('@')) errors.email = t('report.needMail');
    if (!form.agreed) errors.agreed = t('report.needAgree');
  }
  return errors;
}

/// The server's field as this page names it: `reporter/telephone` and `attachments/0/secret` too.
export function fieldOf(name: string): string {
  const parts = name.split(/[/.[\]]+/).filter(Boolean);
  const last = parts[0] === 'reporter' ? (parts[1] ?? 'who') : (parts[0] ?? '');
  if (last === 'grid_id') return 'region_id';
  if (last === 'consent_version') return 'agreed';
  if (last === 'means') return 'telephone';
  return order.includes(last) ? last : '';
}
