import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { Locale } from '../../i18n/translator.ts';
import { CardHeading } from '../card-heading.tsx';
import { DownloadFile } from '../download-file.tsx';

type PosterCardProps = {
  language: Locale;
  promise: string;
  /** its last day in words */
  until: string | null;
  /** the page to print, at the shop's own address */
  printUrl: string;
  /** the QR code as one path on a square of `side` modules */
  qr: { side: number; path: string };
  isLive: boolean;
  onSay: (message: string, isError?: boolean) => void;
};

/** A poster to print, and its QR code for a poster of one's own. */
export function PosterCard({ language, promise, until, printUrl, qr, isLive, onSay }: PosterCardProps) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t('promotion.places.poster')} help={t('promotion.help.poster')} />
        <InlineStack gap="400" blockAlign="center">
          <svg
            role="img"
            aria-label={t('promotion.qr')}
            viewBox={`0 0 ${qr.side} ${qr.side}`}
            width="120"
            height="120"
            shapeRendering="crispEdges"
          >
            <path fill="#fff" d={`M0 0h${qr.side}v${qr.side}H0z`} />
            <path fill="#000" d={qr.path} />
          </svg>
          <div lang={language}>
            <Text as="p" variant="headingMd">
              {promise}
            </Text>
            {until && <Text as="p">{until}</Text>}
          </div>
        </InlineStack>
        <InlineStack gap="200">
          <Button variant="primary" url={printUrl} target="_blank" disabled={!isLive}>
            {t('promotion.print')}
          </Button>
          {(['svg', 'png'] as const).map((format) => (
            <DownloadFile
              key={format}
              url={`/app/program/promotion/qr?format=${format}&locale=${language}`}
              fileName={`qr-${language}.${format}`}
              label={t(`promotion.download.${format}`)}
              onFailed={(message) => onSay(message, true)}
            />
          ))}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
