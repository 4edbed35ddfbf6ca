import { BlockStack, Link, Text } from '@shopify/polaris';
import { counted, formatDate, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ReviewPerson } from '../../queries/views.ts';
import { PersonListing } from '../lists/person-listing.tsx';
import { ValueList } from '../value-list.tsx';

/** One side of a referral: who they are to the shop, in the same lines as the other side. */
export function PersonColumn({ title, person, timeZone }: { title: string; person: ReviewPerson; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  const { rewarded, waiting, refused } = person.friends;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm" tone="subdued">
        {title}
      </Text>
      <Link
        url={`/app/people/${person.personId}`}
        accessibilityLabel={`${person.label || t('referrals.unnamed')}: ${t('referral.statement')}`}
      >
        {person.label || t('referrals.unnamed')}
      </Link>
      <ValueList
        pairs={[
          ...(person.code ? [{ name: 'code', label: t('review.person.code'), text: person.code }] : []),
          {
            name: 'since',
            label: t('review.person.since'),
            text: formatDate(person.knownSince, locale, timeZone),
          },
          {
            name: 'account',
            label: t('review.person.account'),
            text: t(person.customerId ? 'common.yes' : 'common.no'),
          },
          { name: 'orders', label: t('review.person.orders'), text: number(person.orders) },
          ...(person.code
            ? [
                {
                  name: 'friends',
                  label: t('review.person.friends'),
                  text: t('review.person.friendsCount', {
                    rewarded: counted(words, 'review.person.rewarded', rewarded),
                    waiting: number(waiting),
                    refused: counted(words, 'review.person.refused', refused),
                  }),
                },
              ]
            : []),
        ]}
      />
      <PersonListing personId={person.personId} name={person.label || t('referrals.unnamed')} listed={person.listed} />
    </BlockStack>
  );
}
