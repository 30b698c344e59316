// The files of the report: they go on travelling when the page is left, and after the report was sent.
import { reactive, ref } from 'vue';
import { newKey, post } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { proofs, travels, type Arrived } from '../files/travels';
import { reportDraft } from './draft';

// The matter that was registered meanwhile, and what arrived for it but is not with it yet.
let sent: { number: string; code: string } | null = null;
const left = reactive<Arrived[]>([]);
/// Why they could not be put to it.
export const trouble = ref<Problem | null>(null);
let busy = false;

export const sendOnTo = (number: string, code: string): void => {
  sent = { number, code };
};
export const startAnew = (): void => {
  if (!left.length) sent = null;
};

export async function attachRest(): Promise<void> {
  if (busy || !sent || !left.length) return;
  busy = true;
  trouble.value = null;
  const some = [...left];
  try {
    await post(`/api/v1/follow/${encodeURIComponent(sent.number)}/attachments`,
      { code: sent.code, attachments: proofs(some) }, newKey());
    left.splice(0, some.length);
  } catch (error) {
    trouble.value = asProblem(error);
  }
  busy = false;
  if (!trouble.value) await attachRest();
}
export const onTheWay = travels((file) => {
  if (!sent) {
    reportDraft().form.files.push(file);
    return;
  }
  left.push(file);
  void attachRest();
});
