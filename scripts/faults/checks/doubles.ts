import type { SinkMail } from '../mail-sink.ts';
import type { Records } from '../records.ts';
import type { Finding } from './finding.ts';

/** One live reward a cause, rule and beneficiary; one message, known to us, behind every mail. */
export function checkDoubles(shop: string, { rewards }: Records): Finding[] {
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { id, cause, rule, personId, status } of rewards) {
    if (status === 'reversed') continue;
    const key = `${cause} ${rule} ${personId}`;
    const other = seen.get(key);
    if (other) findings.push({ kind: 'double', text: `${shop}: rewards ${other} and ${id} are both for ${key}` });
    seen.set(key, id);
  }
  return findings;
}

export function checkMails(all: readonly Records[], mails: readonly SinkMail[]): Finding[] {
  const messages = new Map(all.flatMap((records) => records.messages).map((message) => [message.id, message]));
  const arrived = new Map<string, Set<string>>();
  const findings: Finding[] = [];
  for (const { messageId, to } of mails) {
    const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(messageId)?.[0] ?? '';
    if (!messages.has(id))
      findings.push({ kind: 'double', text: `a mail ${messageId} to ${to} that stands in no books` });
    arrived.set(id, (arrived.get(id) ?? new Set()).add(messageId));
  }
  for (const [id, ids] of arrived)
    if (ids.size > 1) findings.push({ kind: 'double', text: `message ${id} was mailed as ${[...ids].join(' and ')}` });
  for (const { id, kind, status, error } of messages.values()) {
    // who came by a link alone left no address to write to
    if (status === 'failed' && error === 'no-address') continue;
    if (status === 'sent' && !arrived.has(id))
      findings.push({ kind: 'lost', text: `message ${id} (${kind}) never arrived` });
    if (status !== 'sent') findings.push({ kind: 'lost', text: `message ${id} (${kind}) is ${status}: ${error}` });
  }
  return findings;
}
