// From the draft of a report to the work that is sent.
import { newKey } from '@/api/client';
import { post, session } from '@/session/session';
import { mirror } from '../offline/mirror';
import { put } from '../offline/outbox';
import type { Photo } from '../offline/store';
import type { Draft } from './draft';
import { leafOf, nameOf } from './kinds';

const title_most = 60;
type Say = (key: string, facts: Record<string, string>) => string;

export interface Settling { answer: string; satisfied: boolean }

/// Puts a report, and its settlement on the spot where given, into the outbox; the report's number.
export async function putReport(
  form: Draft, files: Photo[], say: Say, settling?: Settling,
): Promise<number> {
  const leaf = leafOf(form.kind);
  const grid = mirror.grids.find((one) => one.grid_id === form.grid_id);
  const area = grid?.name ?? post.value?.region_name ?? '';
  const place = form.address ? `${area}${form.address}` : area;
  const typed = form.words.trim();
  const words = leaf
    ? say('report.template', { kind: nameOf(leaf), place })
    : say('report.templateOther', { place });
  const title = (typed || (leaf ? nameOf(leaf) : words)).slice(0, title_most);
  const local = `local:${newKey()}`;
  const common = { post: session.value!.post_id ?? '', matter: local, title, place, version: null };
  const { accuracy: _, ...point } = form.point ?? { accuracy: 0 };
  const seq = await put({
    ...common, kind: 'report', act: 'register_matter', path: '',
    body: {
      title, words: typed.length >= 2 ? typed : words, region_id: post.value?.region_id ?? '',
      grid_id: form.grid_id || null, point: form.point ? { ...point, datum: 'wgs84' } : null,
      address: form.address, category: leaf ? leaf.code : null, reporter: null, confidential: false,
      publishable: false, channel: 'grid_worker', for_myself: false, draft: false, tags: [],
    },
  }, files);
  if (settling)
    await put({
      ...common, kind: 'act', act: 'settle', path: 'settlement',
      body: { answer: settling.answer, satisfied: settling.satisfied, knowledge: '' },
    });
  return seq;
}
