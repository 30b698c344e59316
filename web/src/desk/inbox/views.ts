// Saved views: a name for a queue and a set of filters, kept on this device for this person.
import { ref } from 'vue';
import { session } from '@/session/session';
import { filterNames, type Filters } from './useList';

/// What a list shows: a queue, or `all`, and the filters over it.
export interface Shown { queue: string; filters: Filters }
export interface View extends Shown { name: string; names: Record<string, string> }

const key = () => `gongzhi.views.${session.value?.person_id}`;
export const same = (one: Shown, other: Shown): boolean =>
  one.queue === other.queue &&
  filterNames.every((name) => (one.filters[name] ?? '') === (other.filters[name] ?? ''));
export const views = ref<View[]>([]);

export const viewOf = (shown: Shown): View | undefined => views.value.find((one) => same(one, shown));
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
