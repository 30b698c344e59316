// What the top bar offers: shown where a permission lets the page show anything; the server decides.
import { session } from '@/session/session';

export interface NavItem {
  key: 'inbox' | 'dispatch' | 'supervise' | 'window' | 'search' | 'admin';
  to: string;
  /// Any one of these permissions shows the way; none shows it to everybody.
  any: string[];
}

const items: NavItem[] = [
  { key: 'inbox', to: '/inbox', any: ['read_matter'] },
  { key: 'dispatch', to: '/dispatch', any: ['dispatch_matter'] },
  { key: 'supervise', to: '/supervision', any: ['read_matter'] },
  { key: 'window', to: '/window', any: ['register_matter'] },
  { key: 'search', to: '/search', any: ['read_matter'] },
  { key: 'admin', to: '/admin', any: [] },
];

export const mayAny = (any: string[]): boolean =>
  any.length === 0 || any.some((one) => session.value?.permissions.includes(one));

export const navItems = (): NavItem[] => items.filter((item) => mayAny(item.any));
