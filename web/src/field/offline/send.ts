// Sends what was done, in order, as soon as there is a line. One tab sends; a matter's acts never
// overtake each other, and what waits for a person's decision holds back only its own matter.
import { reactive, ref } from 'vue';
import { api, post as postTo, send, type Output } from '@/api/client';
import { asProblem, Problem } from '@/api/problem';
import { language } from '@/ui/language';
import { resume, session } from '@/session/session';
import { fetchMatter, matters } from './mirror';
import { photoOf, save, savePhoto, settled, works } from './outbox';
import type { Photo, Work } from './store';

/// The server remembers a key for 24 hours; after that a repeat could be a second act.
const sure_ms = 23 * 3_600_000;
const piece = 256 * 1024;

export const sending = ref(false);
/// How far the photographs of a work have come, 0 – 1, by its seq.
export const progress = reactive<Record<number, number>>({});
/// Hears of each act that the server has answered.
export const arrived = ref<Work | null>(null);

const ask = async <T>(method: string, path: string, secret: string, body?: BodyInit): Promise<T> => {
  const type = method === 'PATCH' ? 'application/octet-stream' : 'application/json';
  const response = await send(new Request(new URL(path, location.href), {
    method, body, headers: { 'Upload-Secret': secret, ...(body ? { 'Content-Type': type } : {}) },
  }));
  const said = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, said as object);
  return said as T;
};

async function begun(photo: Photo): Promise<{ id: string; secret: string; at: number }> {
  if (photo.upload) {
    const { upload_id: id, secret } = photo.upload;
    try {
      const stands = await ask<{ received: number }>('GET', `/api/v1/uploads/${id}`, secret);
      return { id, secret, at: stands.received };
    } catch (error) {
      if (asProblem(error).status !== 404) throw error;
    }
  }
  const fresh = await api.post('/api/v1/uploads', {
    body: { size: photo.blob.size, name: photo.name, keep_metadata: false },
  });
  photo.upload = { upload_id: fresh.upload_id, secret: fresh.secret };
  await savePhoto(photo);
  return { id: fresh.upload_id, secret: fresh.secret, at: 0 };
}

/// Sends a photograph from where the server stands, also after the app was closed half-way.
async function sendPhoto(photo: Photo, heard: (part: number) => void): Promise<void> {
  if (photo.attachment) return;
  const { id, secret, at: from } = await begun(photo);
  let at = from;
  while (at < photo.blob.size) {
    const body = await photo.blob.slice(at, at + piece).arrayBuffer();
    const path = `/api/v1/uploads/${id}/chunks?offset=${at}`;
    at = (await ask<{ received: number }>('PATCH', path, secret, body)).received;
    heard(at / photo.blob.size);
  }
  type Done = Output<'post_uploads_by_upload_id_completion'>;
  const done = await ask<Done>('POST', `/api/v1/uploads/${id}/completion`, secret, '{}');
  photo.attachment = { attachment_id: done.attachment_id, secret };
  await savePhoto(photo);
}

async function sendPhotos(work: Work): Promise<{ attachment_id: string; secret: string }[]> {
  const all = (await Promise.all(work.photos.map(photoOf))).filter((one) => !!one);
  for (const [n, photo] of all.entries())
    await sendPhoto(photo, (part) => (progress[work.seq] = (n + part) / all.length));
  delete progress[work.seq];
  return all.map((photo) => photo.attachment!);
}

interface Answer {
  matter_id: string;
  number: string;
  state: NonNullable<Work['answer']>['state'];
  version: number;
  query_code?: string;
}

/// A note holds whatever has happened meanwhile; every other act is on what was seen.
const isGuarded = (work: Work) => work.version !== null && work.act !== 'add_note';

async function deliver(work: Work): Promise<Answer> {
  const attachments = await sendPhotos(work);
  const body = { ...work.body, ...(attachments.length ? { attachments } : {}) };
  if (work.kind === 'report') return postTo<Answer>('/api/v1/matters', body, work.key);
  const path = `/api/v1/matters/${work.matter}/${work.path}`;
  return postTo<Answer>(path, isGuarded(work) ? { ...body, version: work.version } : body, work.key);
}

const troubleOf = (problem: Problem) => ({
  status: problem.status, code: problem.code, text: problem.text(language.value), fields: problem.fields,
});

/// Both sides differ when the matter moved on, or is no more ours.
const isConflict = (work: Work, problem: Problem) =>
  work.kind === 'act' && [403, 404, 409].includes(problem.status);
/// No verdict on the work itself: it stays as it is and is tried later.
const isLater = (status: number) =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

async function theirSide(work: Work): Promise<Work['theirs']> {
  const known = matters.get(work.matter)?.journal.length ?? 0;
  try {
    const kept = await fetchMatter(work.matter);
    const since = kept.journal.filter((entry) => entry.at > work.made_at || entry.seq > known);
    return { matter: kept.matter, since: since.length ? since : kept.journal.slice(-1) };
  } catch (error) {
    if (asProblem(error).status === 0) throw error;
    return { matter: null, since: [] };
  }
}

/// Attachments wait a day at the server; after that the photographs are sent anew.
async function photosAnew(work: Work, problem: Problem): Promise<boolean> {
  if (!problem.fields.some((one) => one.field.startsWith('attachments'))) return false;
  let any = false;
  for (const photo of (await Promise.all(work.photos.map(photoOf))).filter((one) => !!one)) {
    any ||= !!photo.attachment;
    await savePhoto({ ...photo, upload: undefined, attachment: undefined });
  }
  return any;
}

/// Tries one work; false when there is no use in going on now.
async function attempt(work: Work, again = true): Promise<boolean> {
  if (work.tried_at && Date.now() - Date.parse(work.tried_at) > sure_ms) {
    await save({ ...work, state: 'unsure' });
    return true;
  }
  const tried = { ...work, state: 'sending' as const, tried_at: work.tried_at ?? new Date().toISOString() };
  await save(tried);
  try {
    const { version, matter_id, number, state, query_code } = await deliver(tried);
    const answer = { matter_id, number, state, query_code };
    const sent_at = new Date().toISOString();
    const done: Work = { ...tried, state: 'sent', answer, sent_at, trouble: undefined };
    // What follows goes on from here, unless somebody else came between: then it shall be asked about.
    const alone = isGuarded(tried) || tried.version === null || version === tried.version + 1;
    await settled(done, alone ? version : 0);
    arrived.value = done;
    return true;
  } catch (error) {
    return refused(tried, asProblem(error), again);
  }
}

async function refused(work: Work, problem: Problem, again: boolean): Promise<boolean> {
  const waiting: Work = { ...work, state: 'waiting', trouble: troubleOf(problem) };
  // An answer that never came leaves the first try's time: whether it arrived is not known.
  const known = problem.status === 0 ? waiting : { ...waiting, tried_at: undefined };
  if (problem.code === 'forged_request' && again && (await resume())) return attempt(work, false);
  if (isLater(problem.status)) return save(known).then(() => false);
  if (again && (await photosAnew(work, problem))) return attempt({ ...known, state: 'sending' }, false);
  if (isConflict(work, problem)) {
    try {
      await save({ ...known, state: 'conflict', theirs: await theirSide(work) });
    } catch {
      return save(known).then(() => false);
    }
    return true;
  }
  await save({ ...known, state: 'refused' });
  return true;
}

/// An act that the server stumbles over holds back its own matter alone.
const stumbled = (seq: number): boolean =>
  (works.value.find((one) => one.seq === seq)?.trouble?.status ?? 0) >= 500;

async function run(): Promise<boolean> {
  const held = new Set<string>();
  let went_well = true;
  for (const { seq } of [...works.value]) {
    const work = works.value.find((one) => one.seq === seq);
    if (!work || work.state === 'sent') continue;
    const mine = work.post === session.value?.post_id;
    const orphan = work.kind === 'act' && work.matter.startsWith('local:');
    const ready = (work.state === 'waiting' || work.state === 'sending') && mine && !orphan;
    if (held.has(work.matter) || !ready) {
      held.add(work.matter);
      continue;
    }
    if (!(await attempt(work))) {
      if (!stumbled(seq)) return false;
      went_well = false;
    }
    if (works.value.find((one) => one.seq === seq)?.state !== 'sent') held.add(work.matter);
  }
  return went_well;
}

let timer = 0;
let failures = 0;
let once_more = false;

/// Sends all that can be sent; called whenever a line may be there or something was done.
export async function sendAll(): Promise<void> {
  clearTimeout(timer);
  once_more = true;
  if (sending.value || !session.value?.csrf_token) return;
  sending.value = true;
  try {
    const name = `gongzhi-field-${session.value.person_id}`;
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      let went_well = true;
      while (once_more && went_well) {
        once_more = false;
        went_well = await run();
      }
      failures = went_well ? 0 : Math.min(failures + 1, 6);
    });
  } finally {
    sending.value = false;
    if (failures) timer = window.setTimeout(sendAll, 1000 * 2 ** failures);
  }
}
