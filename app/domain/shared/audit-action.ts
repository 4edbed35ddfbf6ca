/** What people do in the admin that is put on record (T3), by what it concerns. To add one: its line here, and its words under `changes.actions`. */
export const AUDIT_ACTIONS = {
  program: [
    'program.draft-saved',
    'program.published',
    'program.trust-set',
    'program.draft',
    'program.live',
    'program.paused',
    'program.ended',
    'campaign.published',
    'campaign.changed',
    'campaign.stopped',
    'rule-text.changed',
    'forecast.saved',
    'forecast.removed',
    'objective.set',
    'objective.removed',
  ],
  trust: ['review.decided', 'list.block', 'list.allow', 'list.lifted'],
  money: ['payout.paid', 'gift.given', 'redemption.undone', 'reward.decided'],
  operation: [
    'quarantine.replayed',
    'history-import.begun-again',
    'problem.dismissed',
    'log.downloaded',
    'job.retried',
  ],
} as const;

export type AuditGroup = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditGroup][number];

export const isAuditGroup = (text: string | null): text is AuditGroup =>
  text !== null && Object.hasOwn(AUDIT_ACTIONS, text);
