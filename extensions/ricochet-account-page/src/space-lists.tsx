import type { Space } from '../../shared/space.ts';

type ListProps = { heading: string; space: Space };

/** Every friend with what became of them, and where a human may be asked to look. */
export function Friends({ heading, space: { friends, friendsEmpty, visits } }: ListProps) {
  return (
    <s-section heading={heading}>
      <s-stack gap="base">
        <s-text color="subdued">{visits}</s-text>
        {friends.length === 0 && <s-paragraph>{friendsEmpty}</s-paragraph>}
        {friends.map(({ label, status, tone, reason, when, toDoUrl, toDo }) => (
          <s-stack key={`${label} ${when} ${status}`} gap="small-500">
            <s-stack direction="inline" gap="small-300" alignItems="center">
              <s-text type="strong">{label}</s-text>
              <s-badge tone={tone}>{status}</s-badge>
              <s-text color="subdued">{when}</s-text>
            </s-stack>
            {reason && <s-text color="subdued">{reason}</s-text>}
            {toDoUrl && (
              <s-link href={toDoUrl} target="_blank">
                {toDo}
              </s-link>
            )}
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}

/** What was earned, each with where it is, and the balance. */
export function Rewards({ heading, space: { rewards, rewardsEmpty, points } }: ListProps) {
  return (
    <s-section heading={heading}>
      <s-stack gap="base">
        {points && <s-text type="strong">{points}</s-text>}
        {rewards.length === 0 && <s-paragraph>{rewardsEmpty}</s-paragraph>}
        {rewards.map(({ title, status, code }) => (
          <s-stack key={`${title} ${status} ${code}`} gap="small-500">
            <s-text>{title}</s-text>
            <s-text color="subdued">{status}</s-text>
            {code && <s-text type="strong">{code}</s-text>}
          </s-stack>
        ))}
      </s-stack>
    </s-section>
  );
}
