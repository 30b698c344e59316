// Asking before a deed, telling after it, and showing a secret once. One host on the page draws them.
import { reactive, ref } from 'vue';
import { asProblem, type Problem } from '@/api/problem';

export interface Question {
  title: string;
  text: string;
  /// Where given, it has to be typed: the thing's own name.
  name?: string;
  button: string;
  danger?: boolean;
  /// Done while the dialog stands; a refusal is shown in it.
  act: () => Promise<unknown>;
}
export interface Secret {
  title: string;
  text: string;
  secret: string;
}
export const question = ref<Question | null>(null);
export const secret = ref<Secret | null>(null);
export const told = reactive<{ text: string; problem: Problem | null; at: number }>({
  text: '',
  problem: null,
  at: 0,
});

let settle: ((done: boolean) => void) | null = null;
/// True when the deed was done.
export function ask(next: Question): Promise<boolean> {
  question.value = next;
  return new Promise((resolve) => (settle = resolve));
}
export function answer(done: boolean): void {
  question.value = null;
  settle?.(done);
  settle = null;
}
export function showOnce(next: Secret): void {
  secret.value = next;
}
export function tell(text: string): void {
  Object.assign(told, { text, problem: null, at: Date.now() });
}
/// A small deed without a form: its failure is told where its success would have been.
export async function attempt(act: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await act();
    tell(done);
    return true;
  } catch (error) {
    Object.assign(told, { text: '', problem: asProblem(error), at: Date.now() });
    return false;
  }
}
