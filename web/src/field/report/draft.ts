// The report being written: kept on the phone with its photographs until it is sent or thrown away.
import { reactive, ref, watch } from 'vue';
import { isVoice, keep, recall, store, type Photo, type Work } from '../offline/store';

export interface Point { longitude: number; latitude: number; accuracy: number }
export interface Draft {
  /// '' nothing chosen yet; '?' not sure.
  kind: string;
  grid_id: string;
  address: string;
  words: string;
  point: Point | null;
}
const fresh = (): Draft => ({ kind: '', grid_id: '', address: '', words: '', point: null });

export function reportDraft() {
  const form = reactive<Draft>(fresh());
  const photos = ref<Photo[]>([]);
  const voice = ref<Photo | null>(null);
  const takeFiles = async (ids: string[]) => {
    const db = await store();
    const all = (await Promise.all(ids.map((id) => db.get('photos', id)))).filter((one) => !!one);
    photos.value = all.filter((one) => !isVoice(one));
    voice.value = all.find(isVoice) ?? null;
  };
  const files = () => (voice.value ? [...photos.value, voice.value] : photos.value);
  const ready = (async () => {
    const kept = await recall<Draft & { photos: string[] }>('report');
    if (!kept) return;
    const { photos: ids, ...rest } = kept;
    Object.assign(form, rest);
    await takeFiles(ids);
  })();

  let timer = 0;
  let over = false;
  const save = async () => {
    if (over) return;
    const db = await store();
    for (const file of files()) await db.put('photos', { ...file });
    await keep('report', { ...form, photos: files().map((one) => one.id) });
  };
  const stop = watch([form, photos, voice], () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), 250);
  });
  /// What was written has become work of its own, or is thrown away.
  const done = async () => {
    over = true;
    stop();
    clearTimeout(timer);
    await (await store()).delete('kept', 'report');
  };
  /// Takes back what the server refused, to mend it.
  const mend = async (work: Work) => {
    const body = work.body as Record<string, string> & { point?: Point };
    Object.assign(form, {
      kind: body.category ?? '?', grid_id: body.grid_id ?? '', address: body.address, words: body.words,
      point: body.point ? { ...body.point, accuracy: 0 } : null,
    });
    await takeFiles(work.photos);
  };
  return { form, photos, voice, ready, done, mend };
}

/// Where this phone is, or null where it does not say.
export function locate(): Promise<Point | null> {
  return new Promise((done) => {
    if (!navigator.geolocation) return done(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({
        longitude: Number(coords.longitude.toFixed(6)), latitude: Number(coords.latitude.toFixed(6)),
        accuracy: Math.round(coords.accuracy),
      }),
      () => done(null),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 20_000 },
    );
  });
}
