import { mailLink, type Till, useCustomer } from './till.ts';

/** Beside a customer or after their purchase: the code they invite with, or the offer to have one (S6). */
export function InvitingBlock({ till, customerId }: { till: Till; customerId: number | undefined }) {
  const say = (key: string) => till.i18n.translate(key);
  const { answer, isEnrolling, enrol, again } = useCustomer(till, customerId);
  if (customerId === undefined || answer === null)
    return (
      <s-pos-block heading={say('heading')}>
        <s-text color="subdued">{say(customerId === undefined ? 'block.nobody' : 'loading')}</s-text>
      </s-pos-block>
    );
  if (!answer.ok)
    return (
      <s-pos-block heading={say('heading')}>
        <s-text>{say(`failed.${answer.problem}`)}</s-text>
        <s-button slot="secondary-actions" onClick={again}>
          {say('failed.again')}
        </s-button>
      </s-pos-block>
    );
  const { advocate, canEnrol, note, balances, codes } = answer.data;
  return (
    <s-pos-block heading={say('heading')}>
      <s-stack gap="small">
        {advocate && (
          <>
            <s-text type="strong">{till.i18n.translate('block.code', { code: advocate.code })}</s-text>
            <s-box maxInlineSize="160px">
              <s-image src={advocate.qr} inlineSize="fill" objectFit="contain" />
            </s-box>
            <s-text>{advocate.link}</s-text>
            <s-text color="subdued">{advocate.friends}</s-text>
          </>
        )}
        {note && <s-text>{canEnrol ? till.i18n.translate('customer.tell', { text: note }) : note}</s-text>}
        {balances.length > 0 && (
          <s-text>{till.i18n.translate('customer.balance', { balance: balances.join(' · ') })}</s-text>
        )}
        {codes.length > 0 && <s-text>{say('block.codes')}</s-text>}
      </s-stack>
      {advocate && (
        <s-button slot="secondary-actions" onClick={() => mailLink(till, customerId)}>
          {say('customer.mail')}
        </s-button>
      )}
      {canEnrol && (
        <s-button slot="secondary-actions" loading={isEnrolling} onClick={enrol}>
          {say('customer.enrol')}
        </s-button>
      )}
    </s-pos-block>
  );
}
