import { onScopeDispose, ref } from 'vue';

export interface Change {
  kind: string;
  body: Record<string, unknown>;
}
type Listener = (change: Change) => void;

/// Whether what a page shows follows the server: `lost` while the line is being tried again.
export const line = ref<'closed' | 'live' | 'lost'>('closed');

const kinds = ['matter_changed', 'clock_step', 'break_glass_opened', 'notice', 'reset'];
const listeners = new Set<Listener>();
let source: EventSource | null = null;
let waits = 0;

function tell(change: Change): void {
  for (const listener of [...listeners]) listener(change);
}

/// Opens the one live line of this tab (server-sent events), after signing in. After a lost line the
/// browser resumes by Last-Event-ID; where too much was missed, everybody hears `reset`.
export function openLine(): void {
  if (source) return;
  const opened = new EventSource('/api/v1/events');
  source = opened;
  const wasLost = line.value === 'lost';
  opened.addEventListener('hello', () => {
    waits = 0;
    if (line.value === 'lost' || wasLost) tell({ kind: 'reset', body: {} });
    line.value = 'live';
  });
  opened.addEventListener('signed_out', closeLine);
  for (const kind of kinds)
    opened.addEventListener(kind, (event) => {
      const message = event as MessageEvent<string>;
      tell({ kind, body: message.data ? (JSON.parse(message.data) as Record<string, unknown>) : {} });
    });
  opened.onerror = () => {
    line.value = 'lost';
    // CONNECTING: the browser tries again by itself. CLOSED: it was refused; we do.
    if (opened.readyState !== EventSource.CLOSED) return;
    opened.close();
    source = null;
    waits = Math.min(waits + 1, 5);
    window.setTimeout(() => line.value === 'lost' && openLine(), 1000 * 2 ** waits);
  };
}

export function closeLine(): void {
  source?.close();
  source = null;
  line.value = 'closed';
}

/// Hears changes for as long as the component lives.
export function onChange(listener: Listener): void {
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}
