// What a clerk types at the window, and what travels.
import type { Input } from '@/api/client';
import { newKey } from '@/api/client';
import { language } from '@/ui/language';

export type Registration = Input<'post_matters'>;
type Reporter = NonNullable<Registration['reporter']>;

export const fresh = () => ({
  key: newKey(),
  words: '',
  title: '',
  category: '',
  region_id: '',
  address: '',
  happened_on: '',
  channel: 'walk_in' as Registration['channel'],
  anonymous: false,
  name: '',
  telephone: '',
  home: '',
  means: 'telephone' as Reporter['means'],
  concealed: false,
  about_unit_id: '',
  confidential: false,
  publishable: true,
  attachments: [] as { attachment_id: string; secret: string }[],
  names: {} as Record<string, string>,
});
export type Visit = ReturnType<typeof fresh>;

/// The first sentence, for a title that nobody typed.
export const firstSentence = (words: string): string =>
  words
    .trim()
    .split(/[\u3002\uff01\uff1f.!?\n\uff0c,]/)[0]!
    .slice(0, 40);

export function bodyOf(visit: Visit): Registration {
  const reporter: Reporter | undefined = visit.anonymous
    ? undefined
    : {
        name: visit.name.trim(),
        telephone: visit.telephone.trim(),
        email: '',
        address: visit.home.trim(),
        means: visit.means,
        language: language.value,
        concealed: visit.concealed,
        consent_version: '2026-1',
      };
  return {
    title: visit.title.trim() || firstSentence(visit.words),
    words: visit.words.trim(),
    region_id: visit.region_id,
    address: visit.address.trim(),
    category: visit.category || undefined,
    happened_on: visit.happened_on || undefined,
    reporter,
    about_unit_id: visit.about_unit_id || undefined,
    confidential: visit.confidential,
    publishable: visit.publishable,
    attachments: visit.attachments,
    channel: visit.channel,
    for_myself: false,
    draft: false,
    tags: [],
  };
}
