// Saved views: a name for a set of filters, kept on this device for this person.
import { ref } from 'vue';
import { session } from '@/session/session';
import { filterNames, type Filters } from './useList';

export interface View { name: string; filters: Filters; names: Record<string, string> }

const key = () => `gongzhi.views.${session.value?.person_id}`;
export const sameFilters = (one: Filters, other: Filters): boolean =>
  filterNames.every((name) => (one[name] ?? '') === (other[name] ?? ''));
export const views = ref<View[]>([]);

export const viewOf = (filters: Filters): View | undefined =>
  views.value.find((one) => sameFilters(one.filters, filters));
export function readViews(): void {
  try {
    views.value = JSON.parse(localStorage.getItem(key()) ?? '[]') as View[];
  } catch {
    views.value = [];
  }
}
export function keepView(view: View): void {
  views.value = [...views.value.filter((one) => one.name !== view.name), view];
  localStorage.setItem(key(), JSON.stringify(views.value));
}
export function dropView(name: string): void {
  views.value = views.value.filter((one) => one.name !== name);
  localStorage.setItem(key(), JSON.stringify(views.value));
}
