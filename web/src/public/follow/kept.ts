// What a resident began to write on a matter, kept on this device until it is sent or cleared.
const key = 'gongzhi.act.';
const slot = (number: string, act: string) => `${key}${number}.${act}`;

export function written<T extends object>(number: string, act: string): Partial<T> {
  try {
    return JSON.parse(localStorage.getItem(slot(number, act)) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}
export function keepWritten(number: string, act: string, what: object): void {
  try {
    localStorage.setItem(slot(number, act), JSON.stringify(what));
  } catch {
    // The browser's store is full or closed: the form still works while the page is open.
  }
}
export const dropWritten = (number: string, act: string): void => localStorage.removeItem(slot(number, act));
export function dropAllWritten(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(key)) localStorage.removeItem(name);
}
