/// <reference types="@shopify/ui-extensions/admin.customer-details.block.render" />
import type { Api } from '@shopify/ui-extensions/admin.customer-details.block.render';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../shared/ask.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { StoryBlock, type Unknown } from './story-block.tsx';
import { type Line, StoryLine } from './story-line.tsx';

declare const shopify: Api;

/** What staff can do for them: give them a code, mail the one they have. */
type Invite = { canEnrol: boolean; canMail: boolean; note: string | null };
type Story = Invite & {
  state: 'known';
  advocate: { code: string; link: string; friends: string } | null;
  balances: string[];
  cameBy: Line | null;
  brought: Line[];
  path: string;
};

export default async () => {
  render(<CustomerBlock />, document.body);
};

/** A customer's whole story beside their page in the admin (D6). */
function CustomerBlock() {
  const say = (key: string) => shopify.i18n.translate(key);
  const customerId = shopify.data.selected[0]?.id.split('/').at(-1) ?? '';
  const askApp = <Data,>(body?: object) =>
    ask<Data>(() => shopify.auth.idToken(), `/ext/customer/${customerId}`, {
      locale: say('locale'),
      ...(body && { body }),
    });
  const [answer, again] = useAnswer(() => askApp<Story | (Unknown & Invite)>());
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  async function enrol() {
    setBusy(true);
    const told = await askApp<object>({ do: 'enrol' });
    setBusy(false);
    setSaid(told.ok ? null : say(`failed.${told.problem}`));
    if (told.ok) again();
  }

  async function mail() {
    setBusy(true);
    const told = await askApp<{ text: string }>({ do: 'mail' });
    setBusy(false);
    setSaid(told.ok ? told.data.text : say(`failed.${told.problem}`));
  }

  const invite = ({ canEnrol, canMail, note }: Invite) => (
    <>
      {note && (
        <s-paragraph color="subdued">
          {canEnrol ? shopify.i18n.translate('customer.tell', { text: note }) : note}
        </s-paragraph>
      )}
      {canEnrol && (
        <s-button loading={isBusy} onClick={enrol}>
          {say('customer.enrol')}
        </s-button>
      )}
      {canMail && (
        <s-button loading={isBusy} onClick={mail}>
          {say('customer.mail')}
        </s-button>
      )}
      {said && <s-banner>{said}</s-banner>}
    </>
  );
  return (
    <StoryBlock say={say} answer={answer} onAgain={again} also={invite}>
      {({ advocate, balances, cameBy, brought, path }) => (
        <>
          {advocate ? (
            <s-stack gap="small-500">
              <s-text type="strong">{shopify.i18n.translate('customer.code', { code: advocate.code })}</s-text>
              <s-link href={advocate.link} target="_blank">
                {advocate.link}
              </s-link>
              <s-text>{advocate.friends}</s-text>
            </s-stack>
          ) : (
            <s-text>{say('customer.noAdvocate')}</s-text>
          )}
          {balances.length > 0 && (
            <s-text>{shopify.i18n.translate('customer.balance', { balance: balances.join(' · ') })}</s-text>
          )}
          {cameBy && <StoryLine line={cameBy} says={say('customer.cameBy')} />}
          {brought.map((line) => (
            <StoryLine key={line.path} line={line} says={say('customer.brought')} />
          ))}
          <s-link href={`app:${path}`}>{say('customer.all')}</s-link>
        </>
      )}
    </StoryBlock>
  );
}
