// What is being reported, kept in this browser until it is sent.
import { newKey, type Input } from '@/api/client';
import { draft } from '@/ui/draft';
import { language } from '@/ui/language';
import { proofs, type Arrived } from '../files/travels';
import { place, type Place } from '../place';

export type Body = Input<'post_reports'>;
export interface Like { matter_id: string; title: string }
export interface Form {
  words: string;
  category: string;
  chosen: boolean; // By hand: suggestions no longer change it.
  place: Place | null;
  address: string;
  point: { longitude: number; latitude: number; metres: number } | null;
  files: Arrived[];
  who: '' | 'named' | 'anonymous';
  means: 'telephone' | 'sms' | 'email';
  telephone: string;
  email: string;
  name: string;
  concealed: boolean;
  agreed: boolean;
  publishable: boolean;
  similar: Like | null;
  dismissed: string[];
  key: string;
  sealed: string; // What was sent under `key`: a changed report is another act.
}

const fresh = (): Form => ({
  words: '', category: '', chosen: false, place: place.value, address: '', point: null, files: [], who: '',
    means: 'telephone',
  telephone: '', email: '', name: '', concealed: false, agreed: false, publishable: false, similar: null,
    dismissed: [],
  key: '', sealed: '',
});

let one: ReturnType<typeof draft<Form>> | null = null;
/// The one draft of a report on this device, shared by the home page and the form.
export const reportDraft = () => (one ??= draft<Form>('report', fresh));

/// Version of the privacy notice that this form shows (个人信息保护法 17).
const consent = '2026-1';

export function bodyOf(form: Form): Body {
  const named = form.who === 'named';
  return {
    title: '', words: form.words.trim(), region_id: form.place?.id ?? '0', address: form.address.trim(),
    ...(form.point
      ? { point: { longitude: form.point.longitude, latitude: form.point.latitude, datum: 'wgs84' as const } }
      : {}),
    ...(form.category ? { category: form.category } : {}),
    ...(named
      ? {
          reporter: {
            name: form.name.trim(), telephone: form.telephone.trim(), email: form.email.trim(), address: '',
            means: form.means, language: language.value, concealed: form.concealed, consent_version: consent,
          },
        }
      : {}),
    confidential: named && form.concealed,
    publishable: form.publishable && !(named && form.concealed),
    ...(form.files.length ? { attachments: proofs(form.files) } : {}),
    ...(form.similar ? { similar_to: form.similar.matter_id } : {}),
    phone_page: matchMedia('(max-width: 899px)').matches,
  };
}

/// The key of this very report: pressed twice, or after a lost answer, it is registered once.
export function keyOf(form: Form, body: Body): string {
  const text = JSON.stringify(body);
  if (form.sealed !== text || !form.key) {
    form.key = newKey();
    form.sealed = text;
  }
  return form.key;
}
