// Short words to the person that pass by themselves, and questions before what cannot be undone.
import { ElMessage, ElMessageBox } from 'element-plus';
import 'element-plus/es/components/message/style/css';
import 'element-plus/es/components/message-box/style/css';
import { asProblem } from '@/api/problem';
import { language } from '@/ui/language';
import { words } from '@/ui/words';

export function toast(message: string, type: 'success' | 'warning' | 'error' | 'info' = 'success'): void {
  ElMessage({ message, type, duration: type === 'error' ? 8000 : 4000, showClose: true, grouping: true });
}

/// Says what went wrong, in the reader's language.
export const toastProblem = (error: unknown): void => toast(asProblem(error).text(language.value), 'error');

/// Asks before what cannot be undone; the button says the act by its own name.
export async function ask(question: string, act: string, more = ''): Promise<boolean> {
  return ElMessageBox.confirm(more, question, {
    confirmButtonText: act, cancelButtonText: words[language.value].cancel, type: 'warning', draggable: false,
  }).then(() => true, () => false);
}
