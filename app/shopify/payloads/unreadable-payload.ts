/**
 * A body that can't be understood. The inbox row goes to quarantine with this message, so it names the field and
 * what was wrong with it, never its value: that may be personal data.
 */
export class UnreadablePayload extends Error {
  override readonly name = 'UnreadablePayload';
  readonly code: 'not-json' | 'wrong-shape';
  /** path in the body ("customer.admin_graphql_api_id"); "" is the body itself */
  readonly field: string;

  constructor(code: UnreadablePayload['code'], field: string, problem: string) {
    super(field ? `${field}: ${problem}` : problem);
    this.code = code;
    this.field = field;
  }
}
