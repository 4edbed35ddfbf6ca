import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { ApiChange } from '../../domain/shared/api-access.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { Translate } from '../../i18n/translator.ts';
import type { ApiAccessView } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { CardHeading } from '../card-heading.tsx';
import { CopyField } from './copy-field.tsx';

type Asking = Extract<ApiChange, 'make-secret' | 'turn-off'>;

type ApiAccessPageProps = {
  access: ApiAccessView;
  /** null = it isn't on screen */
  secret: string | null;
  /** what is on its way */
  sending: ApiChange | 'show' | null;
  /** somebody else was faster, so nothing was done */
  isConflict: boolean;
  onChange: (to: ApiChange) => void;
  onShow: () => void;
  onHide: () => void;
  onCopied: (isDone: boolean) => void;
};

/** What a storefront that isn't Shopify's calls us with: keys, the secret and its follower, off (S6). */
export function ApiAccessPage({
  access,
  secret,
  sending,
  isConflict,
  onChange,
  onShow,
  onHide,
  onCopied,
}: ApiAccessPageProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const words = asking && asked(asking, t);
  const isBusy = sending !== null;
  return (
    <Page
      title={t('apiAccess.title')}
      subtitle={t('apiAccess.subtitle')}
      backAction={{ content: t('nav.program'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        {isConflict && (
          <Banner tone="warning" title={t('apiAccess.conflict.title')}>
            <p>{t('apiAccess.conflict.text')}</p>
          </Banner>
        )}
        {access.isOn ? (
          <>
            <KeysCard access={access} onCopied={onCopied} />
            <SecretCard
              {...{ access, secret, sending, onShow, onHide, onCopied }}
              onMake={() => setAsking('make-secret')}
              onEnd={() => onChange('end-previous')}
            />
            <Card>
              <BlockStack gap="300" inlineAlign="start">
                <CardHeading title={t('apiAccess.turnOff.title')} help={t('apiAccess.turnOff.help')} />
                <Button tone="critical" disabled={isBusy} onClick={() => setAsking('turn-off')}>
                  {t('apiAccess.turnOff.action')}
                </Button>
              </BlockStack>
            </Card>
          </>
        ) : (
          <Card>
            <EmptyState
              heading={t('apiAccess.off.title')}
              image="/empty-referrals.svg"
              action={{
                content: t('apiAccess.off.action'),
                loading: sending === 'turn-on',
                onAction: () => onChange('turn-on'),
              }}
            >
              {t('apiAccess.off.text')}
            </EmptyState>
          </Card>
        )}
      </BlockStack>
      {asking && words && (
        <AskModal
          title={words.title}
          confirm={words.confirm}
          isDestructive={words.isDestructive}
          isBusy={isBusy}
          onClose={() => setAsking(null)}
          onConfirm={() => onChange(asking)}
        >
          <Text as="p">{words.text}</Text>
        </AskModal>
      )}
    </Page>
  );
}

function KeysCard({ access, onCopied }: Pick<ApiAccessPageProps, 'access' | 'onCopied'>) {
  const { t } = useWords();
  const { url, publishableKey, shop } = access;
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('apiAccess.keys.title')} help={t('apiAccess.keys.help')} />
        <CopyField label={t('apiAccess.keys.url')} name="url" value={url} onCopied={onCopied} />
        <CopyField label={t('apiAccess.keys.key')} name="key" value={publishableKey} isLong onCopied={onCopied} />
        <CopyField label={t('apiAccess.keys.domain')} name="domain" value={shop.domain} onCopied={onCopied} />
        <CopyField
          label={t('apiAccess.keys.try')}
          name="try"
          value={`curl -H "X-Ricochet-Key: ${publishableKey}" "${url}/offer"`}
          isLong
          onCopied={onCopied}
        />
      </BlockStack>
    </Card>
  );
}

type SecretCardProps = Pick<ApiAccessPageProps, 'access' | 'secret' | 'sending' | 'onShow' | 'onHide' | 'onCopied'> & {
  onMake: () => void;
  onEnd: () => void;
};

function SecretCard({ access, secret, sending, onShow, onHide, onCopied, onMake, onEnd }: SecretCardProps) {
  const { t, locale } = useWords();
  const when = (iso: string) => formatDateTime(iso, locale, access.shop.timeZone);
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('apiAccess.secret.title')} help={t('apiAccess.secret.help')} />
        {access.previousUntil && (
          <Banner
            tone="warning"
            title={t('apiAccess.secret.previous', { date: when(access.previousUntil) })}
            action={{ content: t('apiAccess.secret.end'), loading: sending === 'end-previous', onAction: onEnd }}
          >
            <p>{t('apiAccess.secret.previousText')}</p>
          </Banner>
        )}
        {secret !== null && (
          <CopyField label={t('apiAccess.secret.label')} name="secret" value={secret} isLong onCopied={onCopied} />
        )}
        <InlineStack gap="200">
          {secret === null ? (
            <Button onClick={onShow} loading={sending === 'show'} disabled={sending !== null}>
              {t('apiAccess.secret.show')}
            </Button>
          ) : (
            <Button onClick={onHide}>{t('apiAccess.secret.hide')}</Button>
          )}
          <Button onClick={onMake} loading={sending === 'make-secret'} disabled={sending !== null}>
            {t('apiAccess.secret.make')}
          </Button>
        </InlineStack>
        {access.secretMadeAt && (
          <Text as="p" tone="subdued" variant="bodySm">
            {t('apiAccess.secret.made', { date: when(access.secretMadeAt) })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

type Words = { title: string; text: string; confirm: string; isDestructive?: boolean };

/** What servers have to follow is asked for before it is done. */
const asked = (asking: Asking, t: Translate): Words =>
  asking === 'turn-off'
    ? {
        title: t('apiAccess.turnOff.confirmTitle'),
        text: t('apiAccess.turnOff.confirmText'),
        confirm: t('apiAccess.turnOff.confirm'),
        isDestructive: true,
      }
    : {
        title: t('apiAccess.secret.makeTitle'),
        text: t('apiAccess.secret.makeText'),
        confirm: t('apiAccess.secret.makeConfirm'),
      };
