// Receipts of the demonstration, as scripts/browser-tests hands them on.
export interface Receipt { number: string; code: string }

export const receipts = (): Receipt[] =>
  (process.env.GONGZHI_RECEIPTS ?? '').split('\n').map((line) => line.trim().split(/\s+/))
    .filter((one) => one.length === 2).map(([number, code]) => ({ number: number!, code: code! }));
