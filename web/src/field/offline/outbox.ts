// What was done and is not yet at the centre. Nothing leaves it but by the server's answer or the
// person's own decision.
import { computed, shallowRef } from 'vue';
import { newKey } from '@/api/client';
import { store, type Photo, type Work } from './store';

const sent_kept = 50;

/// All works, oldest first: the order in which they are sent.
export const works = shallowRef<Work[]>([]);
export const unsent = computed(() => works.value.filter((work) => work.state !== 'sent'));
export const asked = computed(() =>
  unsent.value.filter((work) => ['conflict', 'refused', 'unsure'].includes(work.state)));
export const sent = computed(() => works.value.filter((work) => work.state === 'sent').reverse());
export const worksOf = (matter: string): Work[] => unsent.value.filter((work) => work.matter === matter);

const others = new BroadcastChannel('gongzhi-field');
others.onmessage = () => void loadWorks();

export async function loadWorks(): Promise<void> {
  const all = await (await store()).getAll('works');
  works.value = all;
}

async function changed(): Promise<void> {
  await loadWorks();
  others.postMessage('works');
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export type NewWork = Pick<Work, 'post' | 'matter' | 'kind' | 'act' | 'path' | 'title' | 'place' |
  'body' | 'version'>;

/// Keeps an act with its photographs, whole or not at all. Its key is made here, once.
export async function put(fresh: NewWork, photos: Photo[] = []): Promise<number> {
  const db = await store();
  const change = db.transaction(['works', 'photos'], 'readwrite');
  for (const photo of photos) void change.objectStore('photos').put({ ...photo });
  const work: Omit<Work, 'seq'> = {
    ...plain(fresh), photos: photos.map((photo) => photo.id), key: newKey(),
    made_at: new Date().toISOString(), state: 'waiting',
  };
  const seq = await change.objectStore('works').put(work as Work);
  await change.done;
  await changed();
  return seq;
}

export async function save(work: Work): Promise<void> {
  await (await store()).put('works', plain(work));
  await changed();
}

export async function photoOf(id: string): Promise<Photo | undefined> {
  return (await store()).get('photos', id);
}
export async function savePhoto(photo: Photo): Promise<void> {
  await (await store()).put('photos', photo);
}

/// Takes a work away for good, with its photographs.
export async function drop(work: Work): Promise<void> {
  const db = await store();
  for (const id of work.photos) await db.delete('photos', id);
  await db.delete('works', work.seq);
  await changed();
}

/// The server has it: those behind it on the same matter go on from there.
export async function settled(work: Work, version: number): Promise<void> {
  const db = await store();
  const to = work.answer!.matter_id;
  for (const id of work.photos) await db.delete('photos', id);
  const all = await db.getAll('works');
  for (const next of all) {
    if (next.state === 'sent' || next.seq === work.seq || next.matter !== work.matter) continue;
    await db.put('works', { ...next, matter: to, version: Math.max(next.version ?? 0, version) });
  }
  await db.put('works', plain({ ...work, matter: to }));
  const old = all.filter((one) => one.state === 'sent').slice(0, -sent_kept);
  for (const one of old) await db.delete('works', one.seq);
  await changed();
}
