// Where this reader lives, as far as he said: kept on this device, for the nearest centre and figures.
import { ref, watch } from 'vue';
import { api } from '@/api/client';
import type { Output } from '@/api/client';

export type Region = Output<'get_regions'>['items'][number];
/// A division as the pages need it: its id, its name with those above, and its county's name.
export interface Place { id: string; code?: string; level: number; name: string; full: string; county: string; countyId: string }

const kept = 'gongzhi.place';
function read(): Place | null {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}
export const place = ref<Place | null>(read());
watch(place, (next) => {
  if (next) localStorage.setItem(kept, JSON.stringify(next));
  else localStorage.removeItem(kept);
});

export function placeOf(region: Region | Output<'get_regions_by_region_id'>): Place {
  const line = [...region.ancestors, { region_id: region.region_id, level: region.level, name: region.name }];
  const county = line.find((one) => one.level === 3) ?? line.at(-1)!;
  return {
    id: region.region_id, code: region.code, level: region.level, name: region.name, full: region.full_name,
    county: county.name, countyId: county.region_id,
  };
}

export const placeById = async (id: string): Promise<Place> =>
  placeOf(await api.get('/api/v1/regions/{region_id}', { path: { region_id: id } }));
