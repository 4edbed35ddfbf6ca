/** What people do in the admin that is put on record (T3), by what it concerns. To add one: its line here, and its words under `changes.actions`. */
export const AUDIT_ACTIONS = {
  program: [
    'program.draft-saved',
    'program.imported',
    'program.published',
    'program.draft-discarded',
    'program.rolled-back',
    'program.trust-set',
    'program.renamed',
    'program.draft',
    'program.live',
    'program.paused',
    'program.ended',
    'program.archived',
    'program.duplicated',
    'campaign.published',
    'campaign.changed',
    'campaign.stopped',
    'pilot.started',
    'pilot.stopped',
    'pilot.rolled-out',
    'partner.agreed',
    'partner.changed',
    'partner.shown',
    'partner.ended',
    'rule-text.changed',
    'shop.form-of-address',
    'landing.draft-saved',
    'landing.published',
    'landing.rolled-back',
    'landing.withdrawn',
    'margin.told',
    'forecast.saved',
    'forecast.removed',
    'objective.set',
    'objective.removed',
  ],
  till: ['advocate.enrolled', 'invitation.attached', 'welcome.claimed', 'link.mailed'],
  trust: ['review.decided', 'list.block', 'list.allow', 'list.lifted'],
  money: [
    'post.entered',
    'post.approved',
    'post.rejected',
    'payout.paid',
    'gift.given',
    'redemption.undone',
    'reward.decided',
  ],
  operation: [
    'quarantine.replayed',
    'history-import.begun-again',
    'problem.dismissed',
    'log.downloaded',
    'job.retried',
    'advocate.renamed',
    'api.turned-on',
    'api.turned-off',
    'api.secret-made',
    'api.secret-shown',
    'api.previous-ended',
  ],
} as const;

export type AuditGroup = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditGroup][number];

export const isAuditGroup = (text: string | null): text is AuditGroup =>
  text !== null && Object.hasOwn(AUDIT_ACTIONS, text);

/** Which one of several that were recorded at once something is said of: "decisions.0.reason" → "decisions.0"; null = it is no list. */
export const auditRowOf = (path: string): string | null => /^\w+\.\d+(?=\.)/.exec(path)?.[0] ?? null;
