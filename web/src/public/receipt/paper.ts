// The receipt as the server draws it: a PDF with QR, in the reader's language.
import { blob } from '@/api/client';
import { language } from '@/ui/language';
import { save } from '@/ui/save';
import { t } from '../say';

export const fileName = (number: string): string => `${t('receipt.title')}-${number}`;

/// Fetches and keeps it; throws Problem.
export async function savePaper(number: string, code: string): Promise<void> {
  const path = `/api/v1/follow/${encodeURIComponent(number)}/receipt`;
  save(await blob(path, { code, language: language.value }), `${fileName(number)}.pdf`);
}
