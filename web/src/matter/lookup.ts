// Names for codes and ids that lines of matters carry: asked once, kept while the tab lives.
import { shallowReactive } from 'vue';
import { api } from '@/api/client';
import { atHead, language } from '@/ui/language';

type Two = { zh: string; en: string };
const categoryNames = shallowReactive(new Map<string, Two>());
const units = shallowReactive(new Map<string, string>());
const regions = shallowReactive(new Map<string, string>());
const asked = new Set<string>();

function once(key: string, ask: () => Promise<unknown>): void {
  if (asked.has(key)) return;
  asked.add(key);
  ask().catch(() => asked.delete(key));
}

/// What a category of the catalogue in force is called; its code until that is known.
export function categoryName(code: string): string {
  if (!code) return '';
  once('catalogue', async () => {
    const { groups } = await api.get('/api/v1/catalogue');
    for (const group of groups)
      for (const one of group.classes) for (const leaf of one.leaves) categoryNames.set(leaf.code, leaf);
  });
  return atHead(categoryNames.get(code)?.[language.value] ?? code);
}

/// What a unit is called; empty until that is known, or where one may not know.
export function unitName(id: string | null | undefined): string {
  if (!id) return '';
  once(`unit ${id}`, async () => {
    units.set(id, (await api.get('/api/v1/units/{unit_id}', { path: { unit_id: id } })).name);
  });
  return units.get(id) ?? '';
}

/// A region from its county down: 瓜州县 · 渊泉镇 · 渊泉社区.
export function regionPath(id: string): string {
  once(`region ${id}`, async () => {
    const region = await api.get('/api/v1/regions/{region_id}', { path: { region_id: id } });
    const above = region.ancestors.filter((one) => one.level >= 3 && one.region_id !== id).map((one) => one.name);
    regions.set(id, [...above, region.name].join(' · '));
  });
  return regions.get(id) ?? '';
}
