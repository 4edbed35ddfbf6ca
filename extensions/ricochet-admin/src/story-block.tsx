import type { ComponentChildren } from 'preact';
import type { Answer } from '../../shared/ask.ts';

export type Unknown = { state: 'unknown'; text: string };

type Known<Story> = Extract<Story, { state: 'known' }>;

type StoryBlockProps<Story> = {
  say: (key: string) => string;
  answer: Answer<Story> | null;
  onAgain: () => void;
  children: (story: Known<Story>) => ComponentChildren;
  /** below the story, and where there is none */
  also?: (answer: Story) => ComponentChildren;
};

/** The block around a story: on its way, not to be had, nothing to tell, or told. */
export function StoryBlock<Story extends Unknown | { state: 'known' }>({
  say,
  answer,
  onAgain,
  children,
  also,
}: StoryBlockProps<Story>) {
  return (
    <s-admin-block heading={say('heading')}>
      {answer === null ? (
        <s-spinner accessibilityLabel={say('loading')} />
      ) : !answer.ok ? (
        <s-banner tone="critical" heading={say('failed.title')}>
          <s-paragraph>{say(`failed.${answer.problem}`)}</s-paragraph>
          <s-button onClick={onAgain}>{say('failed.again')}</s-button>
        </s-banner>
      ) : (
        <s-stack gap="base">
          {answer.data.state === 'unknown' ? (
            <s-paragraph>{answer.data.text}</s-paragraph>
          ) : (
            children(answer.data as Known<Story>)
          )}
          {also?.(answer.data)}
        </s-stack>
      )}
    </s-admin-block>
  );
}
