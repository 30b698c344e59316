// Where the choices of a picker come from: the API, by a few typed letters.
import { api } from '@/api/client';
import { roles, word } from '@/matter/words';
import { may, post, session } from '@/session/session';
import { atHead, pick } from '@/ui/language';

export interface Choice { id: string; name: string; more?: string }
export type Source = (text: string) => Promise<Choice[]>;

/// Units below the post's place (or the whole country's for those without a place).
export const unitsBelow = (within?: string | null, kind?: 'mediation_body'): Source => async (text) => {
  const { items } = await api.get('/api/v1/units', {
    query: { within: within ?? post.value?.region_id ?? undefined, name: text || undefined, kind, limit: 12 },
  });
  return items.map((unit) => ({ id: unit.unit_id, name: unit.name, more: unit.region_name }));
};

export const categories: Source = async (text) => {
  if (!text) return [];
  const { items } = await api.get('/api/v1/categories', { query: { query: text, limit: 10 } });
  return items.map((one) => ({ id: one.code, name: atHead(pick(one)), more: one.code }));
};

export const regionsBelow = (within?: string | null): Source => async (text) => {
  const inside = within ?? post.value?.region_id ?? undefined;
  const { items } = await api.get('/api/v1/regions', { query: { query: text || undefined, within: inside, limit: 10 } });
  return items.map((one) => ({
    id: one.region_id, name: one.name, more: one.ancestors.slice(-2).map((above) => above.name).join(' · '),
  }));
};

/// People in post at a unit. Who may not read the list of posts finds only themselves.
export const peopleOf = (unitId?: string | null, as: 'person' | 'post' = 'person'): Source => async (text) => {
  const me = session.value;
  const own = me && as === 'person' ? [{ id: me.person_id, name: me.display_name, more: word(roles, me.role) }] : [];
  if (!may('read_people')) return own;
  const { items } = await api.get('/api/v1/posts', {
    query: { unit_id: unitId ?? undefined, role: as === 'post' ? 'leader' : undefined, limit: 100 },
  });
  return items
    .filter((one) => one.display_name.includes(text))
    .map((one) => ({
      id: as === 'post' ? one.post_id : one.person_id, name: one.display_name,
      more: `${word(roles, one.role)} · ${one.unit_name}`,
    }));
};

export const mattersBy: Source = async (text) => {
  if (text.length < 2) return [];
  const { items } = await api.get('/api/v1/matters/search', { query: { text, limit: 8 } });
  return items.map((line) => ({ id: line.matter_id, name: line.title, more: line.number }));
};
