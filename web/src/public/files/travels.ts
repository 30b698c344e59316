// Files on their way to the server: refused before they travel where they cannot be taken, sent in pieces.
import { reactive } from 'vue';
import { asProblem, type Problem } from '@/api/problem';
import { upload, type Begun } from '@/api/upload';
import { smaller } from '@/ui/picture';
import { t } from '../say';

export const mostFiles = 10;
const largest = { image: 20, application: 20, audio: 50, video: 200 } as const; // MiB
const kinds = /^(image\/(jpeg|png|webp)|application\/pdf|audio\/.+|video\/(mp4|quicktime|3gpp|webm))$/;
/// What a file field offers.
export const accepted = 'image/jpeg,image/png,image/webp,application/pdf,audio/*,video/*';

/// A file that has arrived, as a draft keeps it: `secret` proves whose it is, `picture` shows it.
export interface Arrived { id: string; secret: string; name: string; picture: string }
export const proofs = (files: Arrived[]): { attachment_id: string; secret: string }[] =>
  files.map(({ id, secret }) => ({ attachment_id: id, secret }));

export interface Travelling {
  key: number; name: string; picture: string; part: number; problem: Problem | null; file: File;
  body?: Blob; kept: { begun?: Begun }; stop: AbortController;
}
export interface Travels {
  list: Travelling[];
  add(file: File): Promise<void>;
  /// Once more, from where it stopped.
  again(one: Travelling): Promise<void>;
  giveUp(one: Travelling): void;
}

/// Why a file cannot be taken, before it travels; nothing when it can.
export function refusal(file: File): string {
  if (!kinds.test(file.type)) return t('report.wrongKind', { name: file.name });
  if (!file.size) return t('report.emptyFile', { name: file.name });
  const most = largest[file.type.split('/')[0] as keyof typeof largest];
  return file.size > most * 1024 * 1024 ? t('report.tooLarge', { name: file.name, most }) : '';
}

const url = (blob: Blob): Promise<string> => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result));
  reader.onerror = fail;
  reader.readAsDataURL(blob);
});
const isPhoto = (file: File) => file.type.startsWith('image/');
/// A small picture of a photograph, for the draft.
const pictureOf = (file: File): Promise<string> =>
  (isPhoto(file) ? smaller(file, 240, 0.7).then(url).catch(() => '') : Promise.resolve(''));

/// What travels: a large photograph smaller than the camera made it, so that a slow line carries it.
const large = 1_500_000;
async function lighter(file: File): Promise<Blob> {
  if (!isPhoto(file) || file.size < large) return file;
  const made = await smaller(file, 2560).catch(() => file);
  return made.size < file.size ? made : file;
}

let next = 0;
/// Files that travel together; `arrived` hears of each one.
export function travels(arrived: (file: Arrived) => void): Travels {
  const list = reactive<Travelling[]>([]);
  const take = (one: Travelling) => {
    const at = list.findIndex((each) => each.key === one.key);
    if (at >= 0) list.splice(at, 1);
  };
  async function again(one: Travelling): Promise<void> {
    one.problem = null;
    try {
      one.body ??= await lighter(one.file);
      const done = await upload(one.body, one.name, {
        progress: (part) => {
          one.part = part;
        },
        signal: one.stop.signal, kept: one.kept,
      });
      if (one.stop.signal.aborted) return;
      take(one);
      arrived({ id: done.attachment_id, secret: done.secret, name: one.name, picture: one.picture });
    } catch (error) {
      if (!one.stop.signal.aborted) one.problem = asProblem(error);
    }
  }
  window.addEventListener('beforeunload', (event) => list.length > 0 && event.preventDefault());
  return {
    list, again,
    async add(file) {
      const one = reactive<Travelling>({
        key: ++next, name: file.name, picture: '', part: 0, problem: null, file, kept: {}, stop: new AbortController(),
      });
      list.push(one);
      one.picture = await pictureOf(file);
      await again(one);
    },
    giveUp(one) {
      one.stop.abort();
      take(one);
    },
  };
}
