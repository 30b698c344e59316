// What a person can pick by typing, each found by the server.
import { api } from '@/api/client';
import { language } from '@/ui/language';
import { roles, word } from '@/matter/words';
import { home } from './home';

export interface Found {
  id: string;
  label: string;
  sub?: string;
}
export interface Finder {
  find: (text: string) => Promise<Found[]>;
  name?: (id: string) => Promise<string>;
}

export const regions: Finder = {
  async find(text) {
    const { items } = await api.get('/api/v1/regions', {
      query: { query: text || undefined, within: home.value?.id, limit: 12 },
    });
    return items.map((one) => ({ id: one.region_id, label: one.name, sub: one.full_name }));
  },
  async name(id) {
    return (await api.get('/api/v1/regions/{region_id}', { path: { region_id: id } })).full_name;
  },
};

export const unitsIn = (within?: string): Finder => ({
  async find(text) {
    const { items } = await api.get('/api/v1/units', {
      query: { name: text || undefined, within: within || home.value?.id, limit: 12 },
    });
    return items.map((one) => ({ id: one.unit_id, label: one.name, sub: one.region_name }));
  },
  async name(id) {
    return (await api.get('/api/v1/units/{unit_id}', { path: { unit_id: id } })).name;
  },
});

export const people: Finder = {
  async find(text) {
    const { items } = await api.get('/api/v1/people', { query: { name: text || undefined, limit: 12 } });
    return items.map((one) => ({ id: one.person_id, label: one.display_name, sub: one.login_name }));
  },
  async name(id) {
    return (await api.get('/api/v1/people/{person_id}', { path: { person_id: id } })).display_name;
  },
};

export const categories: Finder = {
  async find(text) {
    if (!text) return [];
    const { items } = await api.get('/api/v1/categories', { query: { query: text, limit: 12 } });
    return items.map((one) => ({
      id: one.code,
      label: language.value === 'zh' ? one.zh : one.en,
      sub: one.code,
    }));
  },
  async name(code) {
    const { category } = await api.get('/api/v1/categories/{code}', { path: { code } });
    return `${language.value === 'zh' ? category.zh : category.en} ${code}`;
  },
};

export const posts: Finder = {
  async find(text) {
    const { items } = await api.get('/api/v1/posts', { query: { limit: 100 } });
    return items
      .filter((one) => `${one.display_name} ${one.unit_name} ${one.region_name}`.includes(text))
      .slice(0, 12)
      .map((one) => ({
        id: one.post_id,
        label: `${one.display_name} · ${word(roles, one.role)}`,
        sub: one.unit_name || one.region_name,
      }));
  },
};
