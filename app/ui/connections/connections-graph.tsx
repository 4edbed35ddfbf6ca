import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/react.tsx';
import type { ConnectionsView } from '../../queries/views.ts';
import { type GraphLayout, NODE_RADIUS, type Place } from './graph-layout.ts';
import { useNames } from './names.ts';

/** Told apart by colour and by letter. */
const RING_COLOURS = ['#c5280c', '#8051ff', '#00718f', '#8a6116'] as const;
const ringColour = (ring: number) => RING_COLOURS[ring % RING_COLOURS.length];
const GREY = '#8a8a8a';
const INK = '#303030';

type GraphProps = {
  view: ConnectionsView;
  layout: GraphLayout;
  chosen: string | null;
  onChoose: (personId: string) => void;
};

/**
 * The drawing: who recommended whom (arrows), who shares what (dashes), and rings by colour. One stop for the keyboard; the arrow
 * keys go from one to the next, in the order of the list beneath.
 */
export function ConnectionsGraph({ view, layout, chosen, onChoose }: GraphProps) {
  const { t } = useWords();
  const arrow = useId();
  const names = useNames();
  const svg = useRef<SVGSVGElement>(null);
  const { width, height, places } = layout;
  const [at, setAt] = useState(0);
  const byId = new Map(places.map((place) => [place.personId, place]));

  const move = (to: number) => {
    const next = (to + places.length) % places.length;
    setAt(next);
    svg.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const to = steps[event.key];
    const place = places[at];
    if (to !== undefined) move(to);
    else if ((event.key === 'Enter' || event.key === ' ') && place) onChoose(place.personId);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no form
    <svg
      ref={svg}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={t('graph.drawing')}
      onKeyDown={onKeyDown}
      style={{
        inlineSize: '100%',
        maxInlineSize: width * 1.4,
        maxBlockSize: '70vh',
        display: 'block',
        marginInline: 'auto',
      }}
    >
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" fill={INK} />
        </marker>
      </defs>
      <g>
        {view.groups.map((group) => (
          <Shared key={group.people.join()} group={group} places={places} />
        ))}
        {view.ties.map(({ from, to }) => (
          <Tie key={`${from} ${to}`} from={byId.get(from)} to={byId.get(to)} arrow={arrow} />
        ))}
      </g>
      {places.map((place, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing has no buttons of its own
        <g
          key={place.personId}
          data-node={index}
          role="button"
          aria-label={`${place.number}. ${names.of(place)}, ${names.about(place)}`}
          aria-pressed={chosen === place.personId}
          tabIndex={index === at ? 0 : -1}
          onFocus={() => setAt(index)}
          onClick={() => onChoose(place.personId)}
          style={{ cursor: 'pointer' }}
          className="connections-node"
        >
          <Node place={place} isCentre={place.personId === view.centreId} isChosen={chosen === place.personId} />
        </g>
      ))}
      <style>
        {
          '.connections-node{outline:none}.connections-node:focus-visible .connections-focus{stroke:#005bd3;stroke-width:3}'
        }
      </style>
    </svg>
  );
}

function Node({ place, isCentre, isChosen }: { place: Place; isCentre: boolean; isChosen: boolean }) {
  const { x, y, number, ring, listed } = place;
  const colour = ring === null ? INK : ringColour(ring);
  const isBlocked = listed.some(({ list }) => list === 'block');
  return (
    <>
      <circle className="connections-focus" cx={x} cy={y} r={NODE_RADIUS + 5} fill="none" stroke="none" />
      {ring !== null && <circle cx={x} cy={y} r={NODE_RADIUS + 4} fill={colour} opacity={0.18} />}
      <circle
        cx={x}
        cy={y}
        r={NODE_RADIUS}
        fill={isChosen || isCentre ? colour : '#fff'}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={isBlocked ? '3 2' : undefined}
      />
      <text
        x={x}
        y={y}
        dy="0.35em"
        textAnchor="middle"
        fontSize={13}
        fontWeight={600}
        fill={isChosen || isCentre ? '#fff' : colour}
      >
        {number}
      </text>
    </>
  );
}

/** From rim to rim. */
function Tie({ from, to, arrow }: { from: Place | undefined; to: Place | undefined; arrow: string }) {
  if (!from || !to) return null;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  return (
    <line
      x1={from.x + dx * NODE_RADIUS}
      y1={from.y + dy * NODE_RADIUS}
      x2={to.x - dx * (NODE_RADIUS + 3)}
      y2={to.y - dy * (NODE_RADIUS + 3)}
      stroke={INK}
      strokeWidth={1.25}
      markerEnd={`url(#${arrow})`}
    />
  );
}

/** A thread through all that share something, each bound to the next. */
function Shared({ group, places }: { group: ConnectionsView['groups'][number]; places: readonly Place[] }) {
  const members = places.filter(({ personId }) => group.people.includes(personId));
  const ring = members.every((one) => one.ring !== null && one.ring === members[0]?.ring) ? members[0]?.ring : null;
  return (
    <>
      {members.slice(1).map((to, index) => {
        const from = members[index]!;
        // bent aside, so that it doesn't lie upon an arrow
        const bend = {
          x: (from.x + to.x) / 2 + (to.y - from.y) * 0.22,
          y: (from.y + to.y) / 2 - (to.x - from.x) * 0.22,
        };
        return (
          <path
            key={to.personId}
            d={`M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`}
            fill="none"
            stroke={ring == null ? GREY : ringColour(ring)}
            strokeWidth={ring == null ? 1.5 : 2.5}
            strokeDasharray="5 4"
          />
        );
      })}
    </>
  );
}
