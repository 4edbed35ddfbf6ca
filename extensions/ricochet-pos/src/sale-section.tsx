import type { Api } from '@shopify/ui-extensions/pos.home.modal.render';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isClaimed, oursOn, visitOn } from './invitation.ts';
import { askApp, useReadable } from './till.ts';

type Found =
  | { state: 'closed'; text: string }
  | {
      state: 'open';
      text: string;
      conditions: string;
      welcome: string | null;
      properties: Record<string, string>;
    };
type Claimed = { isGiven: boolean; text: string; code: string | null; properties: Record<string, string> };

/** A friend's code, typed or scanned, goes with the sale; with an address it brings the welcome at once. */
export function SaleSection({ till, customerId }: { till: Api; customerId: number | undefined }) {
  const say = (key: string) => till.i18n.translate(key);
  const { properties } = useReadable(till.cart.current);
  const sources = useReadable(till.scanner.sources.current);
  const scanned = useReadable(till.scanner.scannerData.current);
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [claimed, setClaimed] = useState<Claimed | null>(null);
  const visit = visitOn(properties);

  /** One thing at a time; a till that refuses leaves nothing spinning. */
  async function busily(work: () => Promise<void>) {
    setBusy(true);
    setProblem(null);
    await work().catch(() => setProblem(say('failed.failed')));
    setBusy(false);
  }

  const attach = (code: string) =>
    busily(async () => {
      const answer = await askApp<Found>(till, '/ext/pos/invitation', {
        code,
        ...(customerId !== undefined && { customer: String(customerId) }),
      });
      if (answer.ok && answer.data.state === 'open') {
        await till.cart.addCartProperties(answer.data.properties);
        setFound(answer.data);
        setTyped('');
        till.toast.show(say('sale.attached'));
      } else setProblem(answer.ok ? answer.data.text : say(`failed.${answer.problem}`));
    });

  const claim = () =>
    busily(async () => {
      const answer = await askApp<Claimed>(till, '/ext/pos/claim', { visit, customer: String(customerId) });
      if (answer.ok) {
        const { code, isGiven, text } = answer.data;
        if (isGiven) await till.cart.addCartProperties(answer.data.properties);
        if (code)
          await till.cart
            .addCartCodeDiscount(code)
            .catch(() => setProblem(till.i18n.translate('codes.failed', { code })));
        if (isGiven) setClaimed(answer.data);
        else setProblem(text);
      } else setProblem(say(`failed.${answer.problem}`));
    });

  async function detach() {
    await till.cart.removeCartProperties(oursOn(properties));
    setFound(null);
    setClaimed(null);
    setProblem(null);
  }

  const onScan = useRef(attach);
  onScan.current = attach;
  useEffect(() => {
    if (!scanned.data) return;
    till.scanner.hideCameraScanner();
    void onScan.current(scanned.data);
  }, [till, scanned]);

  const welcome = found?.state === 'open' ? found.welcome : null;
  const mayClaim = visit !== null && !claimed && !isClaimed(properties) && (welcome !== null || found === null);
  return (
    <s-section heading={say('sale.heading')}>
      <s-stack gap="base">
        {problem && (
          <s-banner tone="critical" heading={say('sale.problem')}>
            <s-text>{problem}</s-text>
          </s-banner>
        )}
        {visit === null ? (
          <>
            <s-text color="subdued">{say('sale.what')}</s-text>
            <s-text-field
              label={say('sale.code')}
              value={typed}
              disabled={isBusy}
              onInput={({ currentTarget }) => setTyped(currentTarget.value ?? '')}
            />
            <s-stack direction="inline" gap="base">
              <s-button variant="primary" loading={isBusy} disabled={typed.trim() === ''} onClick={() => attach(typed)}>
                {say('sale.attach')}
              </s-button>
              {sources.includes('camera') && (
                <s-button variant="secondary" onClick={() => till.scanner.showCameraScanner()}>
                  {say('sale.scan')}
                </s-button>
              )}
            </s-stack>
          </>
        ) : (
          <>
            <s-banner tone="success" heading={say('sale.attachedTitle')}>
              <s-text>
                {found ? till.i18n.translate('sale.tell', { text: found.text }) : say('sale.attachedText')}
              </s-text>
            </s-banner>
            {found?.state === 'open' && <s-text color="subdued">{found.conditions}</s-text>}
            {claimed && <s-text type="strong">{claimed.text}</s-text>}
            {customerId === undefined && <s-text>{say('sale.needsCustomer')}</s-text>}
            <s-stack direction="inline" gap="base">
              {mayClaim && customerId !== undefined && (
                <s-button variant="primary" loading={isBusy} onClick={claim}>
                  {welcome ? till.i18n.translate('sale.claim', { welcome }) : say('sale.claimAny')}
                </s-button>
              )}
              <s-button variant="secondary" disabled={isBusy} onClick={detach}>
                {say('sale.detach')}
              </s-button>
            </s-stack>
          </>
        )}
      </s-stack>
    </s-section>
  );
}
