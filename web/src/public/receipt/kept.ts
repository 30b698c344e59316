// The receipt of this tab: it survives a reload, and goes when the tab is closed. The query code is
// told once; whoever wants to keep it saves the picture.
import { ref } from 'vue';
import type { Output } from '@/api/client';
import { recent } from '../recent';

export type Receipt = Output<'post_reports'> & { title: string; place: string; placeId: string; limit: string | null; named: boolean };
const kept = 'gongzhi.receipt';
function read(): Receipt | null {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? 'null') as Receipt | null;
  } catch {
    return null;
  }
}
export const receipt = ref<Receipt | null>(read());
export function keepReceipt(next: Receipt): void {
  receipt.value = next;
  sessionStorage.setItem(kept, JSON.stringify(next));
  recent.value = [
    { number: next.number, code: next.query_code, title: next.title, holder: next.desk, due: null,
      ended: false },
    ...recent.value.filter((one) => one.number !== next.number),
  ].slice(0, 5);
}
/// Where its QR leads. The code stands behind `#`: it is never sent in an address, nor logged.
export const followUrl = (number: string, code: string): string =>
  `${location.origin}/follow/${encodeURIComponent(number)}#${encodeURIComponent(code)}`;
