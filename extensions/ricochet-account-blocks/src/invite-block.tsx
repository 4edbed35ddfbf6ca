import type { ComponentChildren } from 'preact';
import { askSpace, type BuyerApi, sayingOf } from '../../shared/buyer.ts';
import { ShareButtons } from '../../shared/share-buttons.tsx';
import type { Space } from '../../shared/space.ts';
import { useAnswer } from '../../shared/use-answer.ts';

type InviteBlockProps = {
  api: BuyerApi;
  /** its key in the locale files */
  heading: 'bought' | 'profile';
  /** beneath the buttons */
  children?: (space: Space) => ComponentChildren;
};

/**
 * Invites a customer to invite their friends (S10). Where there is nothing to offer, or the app can't say, it takes no place:
 * nobody came to this page for it.
 */
export function InviteBlock({ api, heading, children }: InviteBlockProps) {
  const [answer] = useAnswer(() => askSpace(api));
  if (answer === null) return <s-skeleton-paragraph></s-skeleton-paragraph>;
  if (!answer.ok || answer.data.state === 'closed') return null;
  const { data } = answer;
  const say = sayingOf(api, data);
  return (
    <s-section heading={say(heading)}>
      <s-stack gap="base">
        <s-stack gap="small-300">
          <s-text type="strong">{data.promise}</s-text>
          {data.until && <s-text type="strong">{data.until}</s-text>}
          <s-text color="subdued">{data.conditions}</s-text>
        </s-stack>
        {data.state === 'anonymous' ? (
          <s-button variant="primary" href={data.spaceUrl} target="_blank">
            {say('getLink')}
          </s-button>
        ) : (
          <>
            <ShareButtons api={api} space={data} />
            {children?.(data)}
          </>
        )}
      </s-stack>
    </s-section>
  );
}
