import type { components } from './schema';

export type Language = 'zh' | 'en';
export type FieldError = components['schemas']['FieldError'];
type Body = components['schemas']['Problem'];

const lost = {
  zh: '网络不通，没有送达。填写的内容都还在，请稍后再试。',
  en: 'No connection, so nothing was sent. What you typed is still here; try again soon.',
};

/// A refusal of the server (RFC 9457), or the lack of an answer (`status` 0).
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: Partial<Body> = {},
    /// Seconds after which it may be tried again, where the server said so.
    readonly retryAfter: number | null = null,
  ) {
    super(body.detail || body.title || `HTTP ${status}`);
  }
  get code(): string {
    return this.body.code ?? (this.status ? `http_${this.status}` : 'no_connection');
  }
  get fields(): FieldError[] {
    return this.body.fields ?? [];
  }
  get facts(): Record<string, string> {
    return this.body.facts ?? {};
  }
  /// A sentence for the person. The server writes it in the language that the request asked for.
  text(language: Language): string {
    return this.status === 0 ? lost[language] : this.message;
  }
  /// The sentence about one field, or nothing.
  field(name: string, language: Language): string | undefined {
    return this.fields.find((error) => error.field === name)?.[language];
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, { detail: String(error) });
