// What the top bar offers: shown where a permission lets the page show anything; the server decides.
import { session } from '@/session/session';

export interface NavItem {
  key: 'inbox' | 'dispatch' | 'supervise' | 'window' | 'search' | 'admin';
  to: string;
  /// After G.
  letter: string;
  /// Any one of these permissions shows the way; none shows it to everybody.
  any: string[];
}

const items: NavItem[] = [
  { key: 'inbox', to: '/inbox', letter: 'i', any: ['read_matter'] },
  { key: 'dispatch', to: '/dispatch', letter: 'd', any: ['dispatch_matter'] },
  { key: 'supervise', to: '/supervision', letter: 's', any: ['read_matter'] },
  { key: 'window', to: '/window', letter: 'w', any: ['register_matter'] },
  { key: 'search', to: '/search', letter: 'f', any: ['read_matter'] },
  { key: 'admin', to: '/admin', letter: 'm', any: [] },
];

export const mayAny = (any: string[]): boolean =>
  any.length === 0 || any.some((one) => session.value?.permissions.includes(one));

export const navItems = (): NavItem[] => items.filter((item) => mayAny(item.any));
