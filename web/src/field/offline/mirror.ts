// Everything that is assigned to the post, as it stands at the centre, here on the phone.
import { reactive, shallowReactive } from 'vue';
import { api, blob, type Output } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import type { Inbox } from '@/matter/words';
import { keep, recall, store, type Entry, type Kept, type Line } from './store';

export type Catalogue = Output<'get_catalogue'>;
export type Grid = Output<'get_regions_by_region_id_grids'>['items'][number];

const page = 50;
const pages = 4;
const journal_pages = 20;
const most_previews = 6;

export const mirror = reactive({
  post: '',
  /// When it was last like the centre; empty before the first time.
  at: '',
  busy: false,
  problem: null as Problem | null,
  counts: {} as Partial<Record<Inbox, number>>,
  lists: {} as Partial<Record<Inbox, Line[]>>,
  grids: [] as Grid[],
  catalogue: null as Catalogue | null,
});
/// Matters by id, for the post in `mirror.post`.
export const matters = shallowReactive(new Map<string, Kept>());

const keyOf = (matter: string) => `${mirror.post}:${matter}`;

interface Lists { at: string; counts: typeof mirror.counts; lists: typeof mirror.lists }

/// What stands on the phone for a post, at once.
export async function load(post: string): Promise<void> {
  const db = await store();
  const [lists, grids, catalogue, kept] = await Promise.all([
    recall<Lists>(`lists:${post}`), recall<Grid[]>(`grids:${post}`), recall<Catalogue>('catalogue'),
    db.getAllFromIndex('matters', 'post', post),
  ]);
  matters.clear();
  for (const one of kept) matters.set(one.matter.line.matter_id, one);
  Object.assign(mirror, {
    post, at: lists?.at ?? '', counts: lists?.counts ?? {}, lists: lists?.lists ?? {},
    grids: grids ?? [], catalogue: catalogue ?? null, problem: null,
  });
}

async function listOf(inbox: Inbox): Promise<Line[]> {
  const all: Line[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < pages; ++n) {
    const got = await api.get('/api/v1/inbox/{inbox}', { path: { inbox }, query: { limit: page, cursor } });
    all.push(...got.items);
    if (!got.next) break;
    cursor = got.next;
  }
  return all;
}

/// The whole journal, page by page.
async function journalOf(matter_id: string): Promise<Entry[]> {
  type Page = { items: Entry[]; next?: string | null };
  const ask = api.get as unknown as (path: string, ask: object) => Promise<Page>;
  const all: Entry[] = [];
  for (let cursor: string | null | undefined, n = 0; n < journal_pages; ++n) {
    const got = await ask('/api/v1/matters/{matter_id}/journal', { path: { matter_id }, query: { cursor } });
    all.push(...got.items);
    cursor = got.next;
    if (!cursor) break;
  }
  return all;
}

/// A matter with its journal and files, from the centre; kept here.
export async function fetchMatter(matter_id: string): Promise<Kept> {
  const path = { matter_id };
  const post = mirror.post;
  const [matter, journal, attachments] = await Promise.all([
    api.get('/api/v1/matters/{matter_id}', { path }),
    journalOf(matter_id),
    api.get('/api/v1/matters/{matter_id}/attachments', { path }),
  ]);
  const kept: Kept = {
    key: keyOf(matter_id), post, matter, journal, attachments: attachments.items,
    at: new Date().toISOString(),
  };
  if (post !== mirror.post) return kept;
  await (await store()).put('matters', kept);
  matters.set(matter_id, kept);
  return kept;
}

const previewKey = (matter: string, attachment: string) => `${matter}/${attachment}`;

/// The small picture of an attachment: from the phone, or fetched and kept.
export async function previewOf(matter: string, attachment: string): Promise<Blob | null> {
  const db = await store();
  const key = previewKey(matter, attachment);
  const kept = await db.get('previews', key);
  if (kept) return kept;
  const got = await blob(`/api/v1/matters/${matter}/attachments/${attachment}?preview=true`)
    .catch(() => null);
  if (got) await db.put('previews', got, key);
  return got;
}

async function fetchPreviews(kept: Kept): Promise<void> {
  const pictures = kept.attachments.filter((one) => one.has_preview).slice(0, most_previews);
  for (const one of pictures) await previewOf(kept.matter.line.matter_id, one.attachment_id);
}

async function inTurn<T>(all: T[], width: number, each: (one: T) => Promise<unknown>): Promise<void> {
  const rest = [...all];
  await Promise.all(Array.from({ length: width }, async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await each(next);
  }));
}

/// Of which region the grids were fetched since the app was opened.
let grids_of = '';
/// A day-old catalogue is fetched again; the grids of the region each time the app opens.
async function fetchGround(region: string | null | undefined): Promise<void> {
  const age = Date.now() - Date.parse((await recall<string>('catalogue_at')) ?? '2000-01-01');
  if (!mirror.catalogue || age > 24 * 3_600_000) {
    mirror.catalogue = await api.get('/api/v1/catalogue');
    await keep('catalogue', mirror.catalogue);
    await keep('catalogue_at', new Date().toISOString());
  }
  const post = mirror.post;
  if (!region || grids_of === `${post}:${region}`) return;
  const got = await api.get('/api/v1/regions/{region_id}/grids', {
    path: { region_id: region }, query: { limit: 100 },
  });
  if (post !== mirror.post) return;
  grids_of = `${post}:${region}`;
  mirror.grids = got.items;
  await keep(`grids:${post}`, got.items);
}

async function dropGone(wanted: Set<string>): Promise<void> {
  const db = await store();
  for (const [id, kept] of [...matters]) {
    if (wanted.has(id)) continue;
    matters.delete(id);
    await db.delete('matters', kept.key);
    for (const one of kept.attachments) await db.delete('previews', previewKey(id, one.attachment_id));
  }
}

async function follow(region: string | null | undefined, also: string[]): Promise<void> {
  await fetchGround(region);
  const post = mirror.post;
  const counted = (await api.get('/api/v1/inbox')).items.filter((one) => one.count > 0);
  const lists: typeof mirror.lists = {};
  await inTurn(counted, 3, async ({ inbox }) => (lists[inbox] = await listOf(inbox)));
  const lines = new Map(Object.values(lists).flat().map((line) => [line.matter_id, line]));
  const stale = [...lines.values()].filter(
    (line) => matters.get(line.matter_id)?.matter.line.version !== line.version);
  if (post !== mirror.post) return;
  mirror.lists = lists;
  mirror.counts = Object.fromEntries(counted.map((one) => [one.inbox, one.count]));
  await inTurn(stale, 3, (line) => fetchMatter(line.matter_id));
  await inTurn(also.filter((id) => !lines.has(id)), 2, (id) => fetchMatter(id).catch(() => undefined));
  if (post !== mirror.post) return;
  await dropGone(new Set([...lines.keys(), ...also]));
  mirror.at = new Date().toISOString();
  await keep(`lists:${post}`, { at: mirror.at, counts: mirror.counts, lists });
  await inTurn([...matters.values()], 2, fetchPreviews);
}

/// The grid that the person works in, where it is one of the post's region.
export const gridOf = (person: string | undefined): Grid | undefined =>
  mirror.grids.find((one) => one.team.some((who) => who.person_id === person));

let again = false;
/// Makes the phone like the centre. `also`: matters with unsent work or open on the page.
export async function refresh(region: string | null | undefined, also: string[]): Promise<void> {
  again = true;
  if (mirror.busy) return;
  mirror.busy = true;
  try {
    while (again) {
      again = false;
      await follow(region, also);
    }
    mirror.problem = null;
  } catch (error) {
    mirror.problem = asProblem(error);
  } finally {
    mirror.busy = false;
  }
}
