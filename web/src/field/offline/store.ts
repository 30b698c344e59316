// What stands on this phone: one database a person, so that nobody ever sees another's.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Output } from '@/api/client';
import type { Act, Matter } from '@/matter/words';

export type Line = Output<'get_inbox_by_inbox'>['items'][number];
export type Entry = Output<'get_matters_by_matter_id_journal'>['items'][number];
export type Attachment = Output<'get_matters_by_matter_id_attachments'>['items'][number];

/// A matter as the server last told it, for the post that may see it.
export interface Kept {
  key: string;
  post: string;
  matter: Matter;
  journal: Entry[];
  attachments: Attachment[];
  at: string;
}

/// A photograph, or spoken words, of this phone on their way; `upload` and `attachment` are what the
/// server knows of it.
export interface Photo {
  id: string;
  blob: Blob;
  name: string;
  at: string;
  upload?: { upload_id: string; secret: string };
  attachment?: { attachment_id: string; secret: string };
}

export const isVoice = (one: Photo): boolean => one.blob.type.startsWith('audio/');

export interface Trouble {
  status: number;
  code: string;
  text: string;
  fields: { field: string; zh: string; en: string }[];
}

/// waiting: only here. sent: the server has answered. conflict: both sides differ, a person decides.
/// refused: the server wants it mended. unsure: it may have arrived, long ago.
export type WorkState = 'waiting' | 'sending' | 'sent' | 'conflict' | 'refused' | 'unsure';

/// One deliberate act, kept until the server has it. `matter` is `local:…` until its report is sent.
export interface Work {
  seq: number;
  post: string;
  matter: string;
  kind: 'report' | 'act';
  act: Act;
  path: string;
  title: string;
  place: string;
  body: Record<string, unknown>;
  version: number | null;
  photos: string[];
  key: string;
  made_at: string;
  state: WorkState;
  tried_at?: string;
  trouble?: Trouble;
  /// The centre's side, where it differs from ours.
  theirs?: { matter: Matter | null; since: Entry[] };
  answer?: { matter_id: string; number: string; state: Matter['line']['state']; query_code?: string };
  sent_at?: string;
}

interface Schema extends DBSchema {
  kept: { key: string; value: unknown };
  matters: { key: string; value: Kept; indexes: { post: string } };
  previews: { key: string; value: Blob };
  works: { key: number; value: Work };
  photos: { key: string; value: Photo };
}
export type Store = IDBPDatabase<Schema>;

const nameOf = (person: string) => `gongzhi-field-${person}`;
let open: { person: string; db: Promise<Store> } | null = null;

/// The database of the person signed in; opened once.
export function store(): Promise<Store> {
  if (!open) throw new Error('no store is open');
  return open.db;
}

export function openStore(person: string): Promise<Store> {
  if (open?.person === person) return open.db;
  void closeStore();
  const db = openDB<Schema>(nameOf(person), 1, {
    upgrade(fresh) {
      fresh.createObjectStore('kept');
      fresh.createObjectStore('matters', { keyPath: 'key' }).createIndex('post', 'post');
      fresh.createObjectStore('previews');
      fresh.createObjectStore('works', { keyPath: 'seq', autoIncrement: true });
      fresh.createObjectStore('photos', { keyPath: 'id' });
    },
  });
  open = { person, db };
  // Another tab wipes this person's data: it must not wait for us.
  void db.then((opened) => opened.addEventListener('versionchange', () => opened.close()));
  return db;
}

let last: Promise<unknown> = Promise.resolve();
/// Wiping happens one after the other, however signing out came about.
const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
  const next = last.then(job, job);
  last = next.catch(() => undefined);
  return next;
};

export async function closeStore(): Promise<void> {
  const was = open;
  open = null;
  (await was?.db)?.close();
}

async function erase(person: string): Promise<void> {
  if (open?.person === person) await closeStore();
  await deleteDB(nameOf(person));
}

/// Everything of a person on this phone, unsent work too.
export const wipe = (person: string): Promise<void> => inTurn(() => erase(person));

/// What was mirrored from the server; what is not sent yet stays for when the person is back.
export const wipeMirror = (person: string): Promise<void> => inTurn(async () => {
  const db = await openStore(person);
  const unsent = (await db.getAll('works')).some((work) => work.state !== 'sent');
  if (!unsent) return erase(person);
  await Promise.all([db.clear('kept'), db.clear('matters'), db.clear('previews')]);
  await closeStore();
});

/// Leaves no mirror of anybody but `person` on a phone that several use.
export async function wipeOthers(person: string): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  for (const { name } of all) {
    if (!name?.startsWith(nameOf('')) || name === nameOf(person)) continue;
    const db = await openDB<Schema>(name);
    const unsent = (await db.getAll('works')).some((work) => work.state !== 'sent');
    if (unsent) await Promise.all([db.clear('kept'), db.clear('matters'), db.clear('previews')]);
    db.close();
    if (!unsent) await deleteDB(name);
  }
}

export async function keep(name: string, value: unknown): Promise<void> {
  await (await store()).put('kept', JSON.parse(JSON.stringify(value)), name);
}
export async function recall<T>(name: string): Promise<T | undefined> {
  return (await (await store()).get('kept', name)) as T | undefined;
}
