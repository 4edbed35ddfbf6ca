import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from '@shopify/polaris';
import { useId, useMemo, useState } from 'react';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ConnectionsView } from '../../queries/views.ts';
import { PersonListing } from '../lists/person-listing.tsx';
import { ConnectionsGraph } from './connections-graph.tsx';
import { layoutGraph, type Place } from './graph-layout.ts';
import { ringLetter, useNames } from './names.ts';

/** Who is connected with somebody (V5, V6): drawn, and said in words for whoever can't or needn't see it. `first` is chosen at once. */
export function Connections({ view, first = null }: { view: ConnectionsView; first?: string | null }) {
  const words = useWords();
  const { t } = words;
  const layout = useMemo(() => layoutGraph(view), [view]);
  const [chosen, setChosen] = useState<string | null>(first);
  const person = layout.places.find(({ personId }) => personId === chosen);
  if (layout.places.length < 2)
    return (
      <Text as="p" tone="subdued">
        {t('graph.alone')}
      </Text>
    );
  return (
    <BlockStack gap="400">
      <Text as="p">
        {[
          counted(words, 'graph.people', layout.places.length),
          view.rings.length === 0 ? t('graph.noRing') : counted(words, 'graph.rings', view.rings.length),
          ...(view.hasMore ? [t('graph.more')] : []),
        ].join(' ')}
      </Text>
      <ConnectionsGraph view={view} layout={layout} chosen={chosen} onChoose={setChosen} />
      <Text as="p" tone="subdued" variant="bodySm">
        {t('graph.legend')}
      </Text>
      <div aria-live="polite">{person && <Chosen place={person} view={view} layout={layout.places} />}</div>
      <Rings view={view} places={layout.places} />
      <People places={layout.places} />
    </BlockStack>
  );
}

/** "3 Paul" */
const Numbered = ({ place }: { place: Place }) => {
  const names = useNames();
  return (
    <>
      {place.number}. <Link url={`/app/people/${place.personId}`}>{names.of(place)}</Link>
    </>
  );
};

function Chosen({ place, view, layout }: { place: Place; view: ConnectionsView; layout: readonly Place[] }) {
  const { t } = useWords();
  const names = useNames();
  const shared = view.groups.filter(({ people }) => people.includes(place.personId));
  return (
    <Box background="bg-surface-secondary" padding="400" borderRadius="200">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          <Numbered place={place} />
        </Text>
        <Text as="p" tone="subdued">
          {names.about(place)}
        </Text>
        {shared.map(({ kinds, people }) => (
          <Text as="p" key={people.join()} breakWord>
            {t('graph.sharesWith', {
              traces: names.kinds(kinds),
              people: layout
                .filter(({ personId }) => personId !== place.personId && people.includes(personId))
                .map((other) => `${other.number}. ${names.of(other)}`)
                .join(', '),
            })}
          </Text>
        ))}
        <PersonListing personId={place.personId} name={names.of(place)} listed={place.listed} />
      </BlockStack>
    </Box>
  );
}

function Rings({ view, places }: { view: ConnectionsView; places: readonly Place[] }) {
  const { t } = useWords();
  const names = useNames();
  if (view.rings.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('graph.together')}
      </Text>
      <BlockStack as="ul" gap="200">
        {view.rings.map(({ people, kinds, goesRound }, index) => (
          <Box as="li" key={`${people.join()} ${goesRound}`}>
            <Text as="p" breakWord>
              <Text as="span" fontWeight="semibold">
                {`${t('graph.ring', { letter: ringLetter(index) })} `}
              </Text>
              {goesRound ? t('graph.goesRound') : t('graph.shares', { traces: names.kinds(kinds) })}
              {' — '}
              {places
                .filter(({ personId }) => people.includes(personId))
                .map((place) => `${place.number}. ${names.of(place)}`)
                .join(', ')}
            </Text>
          </Box>
        ))}
      </BlockStack>
    </BlockStack>
  );
}

/** So many names are read at a glance; more are folded away. */
const FEW = 12;

function People({ places }: { places: readonly Place[] }) {
  const { t } = useWords();
  const names = useNames();
  const [isOpen, setOpen] = useState(places.length <= FEW);
  const id = useId();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('graph.everybody')}
      </Text>
      <div>
        <Button
          variant="plain"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'graph.hideList' : 'graph.showList')}
        </Button>
      </div>
      <ol
        id={id}
        hidden={!isOpen}
        style={{
          listStyle: 'none',
          margin: 0,
          padding: 0,
          gap: 'var(--p-space-150)',
          ...(isOpen && { display: 'grid' }),
        }}
      >
        {places.map((place) => (
          <li key={place.personId}>
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" breakWord>
                <Numbered place={place} />
              </Text>
              <Text as="span" tone="subdued">
                {names.about(place)}
              </Text>
              {place.ring !== null && (
                <Badge tone="warning">{t('graph.ring', { letter: ringLetter(place.ring) })}</Badge>
              )}
            </InlineStack>
          </li>
        ))}
      </ol>
    </BlockStack>
  );
}
