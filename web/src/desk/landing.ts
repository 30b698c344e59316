// Where each role begins: at what it must do next.
import type { Inbox, Role } from '@/matter/words';
import { session } from '@/session/session';

const first: Partial<Record<Role, Inbox>> = {
  triage_officer: 'to_triage', unit_clerk: 'to_sign', handler: 'in_hand', unit_head: 'in_hand',
  mediator: 'in_mediation', checker: 'to_check', revisitor: 'to_call_back', supervisor: 'overdue',
  centre_head: 'to_decide', leader: 'supervised', review_officer: 'to_review', dispatcher: 'to_dispatch',
  grid_member: 'mine', grid_head: 'mine', auditor: 'overdue', window_clerk: 'mine',
};

export const firstQueue = (): Inbox => first[session.value?.role ?? 'auditor'] ?? 'overdue';

export function firstPage(): string {
  const role = session.value?.role;
  if (role === 'window_clerk') return '/window';
  if (role?.endsWith('_administrator')) return '/admin';
  return `/inbox/${firstQueue()}`;
}
