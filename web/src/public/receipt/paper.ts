// The receipt as a paper of the server, where it draws one; nothing where it does not.
import { blob } from '@/api/client';
import { language } from '@/ui/language';

export const paperOf = (number: string, code: string): Promise<Blob | null> =>
  blob(`/api/v1/follow/${encodeURIComponent(number)}/receipt`, { code, language: language.value }).catch(() =>
    null);
