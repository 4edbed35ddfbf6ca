import type { Api } from '@shopify/ui-extensions/pos.home.modal.render';
import { useState } from 'preact/hooks';
import { type Customer, mailLink, useCustomer } from './till.ts';

/** The customer in the cart: the code they invite with, what they hold and can use on this sale. */
export function CustomerSection({ till, customerId }: { till: Api; customerId: number | undefined }) {
  const say = (key: string) => till.i18n.translate(key);
  const { answer, isEnrolling, enrol, again } = useCustomer(till, customerId);
  return (
    <s-section heading={say('customer.heading')}>
      {customerId === undefined ? (
        <s-text color="subdued">{say('customer.nobody')}</s-text>
      ) : answer === null ? (
        <s-spinner accessibilityLabel={say('loading')} />
      ) : answer.ok ? (
        <Known
          till={till}
          customer={answer.data}
          isEnrolling={isEnrolling}
          onEnrol={enrol}
          onMail={() => mailLink(till, customerId)}
        />
      ) : (
        <s-banner tone="critical" heading={say('failed.title')}>
          <s-text>{say(`failed.${answer.problem}`)}</s-text>
          <s-button slot="primary-action" onClick={again}>
            {say('failed.again')}
          </s-button>
        </s-banner>
      )}
    </s-section>
  );
}

type KnownProps = { till: Api; customer: Customer; isEnrolling: boolean; onEnrol: () => void; onMail: () => void };

function Known({ till, customer, isEnrolling, onEnrol, onMail }: KnownProps) {
  const { advocate, canEnrol, note, balances, codes } = customer;
  const say = (key: string) => till.i18n.translate(key);
  return (
    <s-stack gap="base">
      {advocate && (
        <s-stack gap="small">
          <s-text color="subdued">{say('customer.code')}</s-text>
          <s-heading>{advocate.code}</s-heading>
          <s-box maxInlineSize="240px">
            <s-image src={advocate.qr} inlineSize="fill" objectFit="contain" />
          </s-box>
          <s-text>{advocate.link}</s-text>
          <s-text color="subdued">{advocate.friends}</s-text>
          <s-button variant="secondary" onClick={onMail}>
            {say('customer.mail')}
          </s-button>
        </s-stack>
      )}
      {note && <s-text>{canEnrol ? till.i18n.translate('customer.tell', { text: note }) : note}</s-text>}
      {canEnrol && (
        <s-button variant="primary" loading={isEnrolling} onClick={onEnrol}>
          {say('customer.enrol')}
        </s-button>
      )}
      {balances.length > 0 && (
        <s-text>{till.i18n.translate('customer.balance', { balance: balances.join(' · ') })}</s-text>
      )}
      {codes.map((code) => (
        <UsableCode key={code.code} till={till} code={code} />
      ))}
    </s-stack>
  );
}

/** A discount they have earned, to put on this sale. */
function UsableCode({ till, code: { code, title, status } }: { till: Api; code: Customer['codes'][number] }) {
  const [state, setState] = useState<'open' | 'on' | 'failed'>('open');
  const apply = () =>
    till.cart.addCartCodeDiscount(code).then(
      () => setState('on'),
      () => setState('failed'),
    );
  return (
    <s-stack gap="small">
      <s-text type="strong">{title}</s-text>
      <s-text color="subdued">{status}</s-text>
      {state === 'on' ? (
        <s-badge tone="success">{till.i18n.translate('codes.applied')}</s-badge>
      ) : (
        <s-button variant="secondary" onClick={apply}>
          {till.i18n.translate('codes.apply', { code })}
        </s-button>
      )}
      {state === 'failed' && <s-text tone="critical">{till.i18n.translate('codes.failed', { code })}</s-text>}
    </s-stack>
  );
}
