/// Puts words on the clipboard; false where the browser does not let a page do that.
export const copied = (words: string): Promise<boolean> =>
  navigator.clipboard?.writeText(words).then(() => true, () => false) ?? Promise.resolve(false);
