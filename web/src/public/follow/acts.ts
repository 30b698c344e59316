// What a resident can do to a matter: which form each act has, and to which endpoint it goes. Whether it
// may be done now is the server's to say, in `allowed_acts`.
import type { View } from '../recent';

export type ActName = 'solved' | 'unsolved' | 'review' | 'add_note' | 'bring_papers' | 'reopen' | 'withdraw' | 'recuse' | 'conceal' | 'correct';
interface Way { path: string; needs: View['allowed_acts'][number][] }

export const ways: Record<ActName, Way> = {
  solved: { path: 'rating', needs: ['close', 'rate'] },
  unsolved: { path: 'rating', needs: ['deny_solution', 'rate'] },
  review: { path: 'review', needs: ['ask_review', 'ask_second_review'] },
  add_note: { path: 'notes', needs: ['add_note'] },
  bring_papers: { path: 'papers', needs: ['bring_papers'] },
  reopen: { path: 'reopening', needs: ['reopen'] },
  withdraw: { path: 'withdrawal', needs: ['withdraw'] },
  recuse: { path: 'recusal', needs: ['recuse'] },
  conceal: { path: 'concealment', needs: ['conceal'] },
  correct: { path: 'correction', needs: ['correct'] },
};
export const may = (view: View, act: ActName): boolean => ways[act].needs.some((one) =>
  view.allowed_acts.includes(one));
export const grades = ['very_satisfied', 'satisfied', 'fairly', 'dissatisfied', 'very_dissatisfied'] as const;
