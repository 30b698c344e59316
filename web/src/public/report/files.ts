// Files on their way: they go on travelling when the page is left, and after the report was sent.
import { reactive } from 'vue';
import { newKey, post } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { upload } from '@/api/upload';
import { t } from '../say';
import { reportDraft, type Kept } from './draft';

export const mostFiles = 10;
export const largest = { image: 20, application: 20, audio: 50, video: 200 } as const; // MiB
const kinds = /^(image\/(jpeg|png|webp)|application\/pdf|audio\/.+|video\/(mp4|quicktime|3gpp|webm))$/;

export interface Travelling {
  key: number; name: string; picture: string; part: number; problem: Problem | null; file: File; stop: AbortController;
}
export const travelling = reactive<Travelling[]>([]);
let next = 0;

/// Why a file cannot be taken, before it travels; nothing when it can.
export function refusal(file: File): string {
  if (!kinds.test(file.type)) return t('report.wrongKind', { name: file.name });
  const most = largest[file.type.split('/')[0] as keyof typeof largest];
  return file.size > most * 1024 * 1024 ? t('report.tooLarge', { name: file.name, most }) : '';
}

/// A small picture of a photograph, for the draft.
async function pictureOf(file: File): Promise<string> {
  if (!file.type.startsWith('image/')) return '';
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 160;
    const scale = Math.max(160 / bitmap.width, 160 / bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    canvas.getContext('2d')?.drawImage(bitmap, (160 - width) / 2, (160 - height) / 2, width, height);
    return canvas.toDataURL('image/jpeg', 0.7);
  } catch {
    return '';
  }
}

export async function add(file: File): Promise<void> {
  const one = reactive<Travelling>({
    key: ++next, name: file.name, picture: '', part: 0, problem: null, file, stop: new AbortController(),
  });
  travelling.push(one);
  one.picture = await pictureOf(file);
  await travel(one);
}

export async function travel(one: Travelling): Promise<void> {
  one.problem = null;
  try {
    const done = await upload(one.file, one.name, {
      progress: (part) => {
        one.part = part;
      },
      signal: one.stop.signal,
    });
    if (one.stop.signal.aborted) return;
    take(one);
    arrived({ id: done.attachment_id, secret: done.secret, name: one.name, picture: one.picture });
  } catch (error) {
    if (!one.stop.signal.aborted) one.problem = asProblem(error);
  }
}
function take(one: Travelling): void {
  const at = travelling.findIndex((each) => each.key === one.key);
  if (at >= 0) travelling.splice(at, 1);
}
export function giveUp(one: Travelling): void {
  one.stop.abort();
  take(one);
}

// Where files go that arrive: into the draft, or to the matter that was registered meanwhile.
let sent: { number: string; code: string } | null = null;
export const sendOnTo = (number: string, code: string): void => {
  sent = { number, code };
};
function arrived(file: Kept): void {
  if (!sent) {
    reportDraft().form.files.push(file);
    return;
  }
  const { number, code } = sent;
  void post(`/api/v1/follow/${encodeURIComponent(number)}/notes`, {
    code, text: t('report.moreFiles'), attachments: [{ attachment_id: file.id, secret: file.secret }],
  }, newKey()).catch(() => undefined);
}
export const startAnew = (): void => {
  sent = null;
};
