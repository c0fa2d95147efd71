import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import { DurationText } from '../../components/duration-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { type StateLook, timeEntryLook } from '../../components/state-looks.ts';
import { sentenceTip, tip } from '../../components/tip.ts';
import { exactMoment, when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { deliveryLook, partsOf } from './delivery-words.ts';
import type { Delivery } from './filters.ts';
import { maySendAgain } from './may-send-again.ts';
import type { SendAgain } from './use-send-again.ts';
import { type WayTo, useWayTo } from './use-way-to.ts';

import css from './deliveries.module.css';

type DeliveryRowProps = {
  readonly delivery: Delivery;
  readonly sendAgain: SendAgain;
  /** The group's head says the sentence already. */
  readonly grouped: boolean;
  /** Whether to say whose time it is. */
  readonly withWho: boolean;
};

/** One delivery: when, its state, what it carries, and the sentence that says why it is so. */
export function DeliveryRow(props: DeliveryRowProps) {
  const { delivery, sendAgain, grouped } = props;
  const { look, sentence } = useShown(delivery, sendAgain);
  return (
    <>
      <Cell>
        <Moment at={delivery.at} />
      </Cell>
      <Cell>
        <StateChip look={look} />
      </Cell>
      <Cell>
        <What {...props} />
        {grouped && sentence === delivery.sentence ? null : <Sentence text={sentence} />}
      </Cell>
      <Cell>{look === goingAgain ? null : <Again delivery={delivery} sendAgain={sendAgain} />}</Cell>
    </>
  );
}

/** The same on a phone: what and when, below it the state and its sentence. */
export function PhoneDeliveryRow(props: DeliveryRowProps) {
  const { delivery, sendAgain, grouped } = props;
  const { look, sentence } = useShown(delivery, sendAgain);
  return (
    <>
      <Cell>
        <What {...props} />
        <div className={css['second']}>
          <StateChip look={look} />
          {grouped && sentence === delivery.sentence ? null : (
            <span className={css['sentence']}>{sentence}</span>
          )}
        </div>
      </Cell>
      <Cell>
        <Moment at={delivery.at} />
      </Cell>
    </>
  );
}

const goingAgain: StateLook = timeEntryLook({ state: 'queued', reason: null });

function useShown(delivery: Delivery, { asked, refusals }: SendAgain) {
  const { deliveryId, sentence } = delivery;
  if (asked.has(deliveryId)) return { look: goingAgain, sentence: 'Goes again.' };
  return { look: deliveryLook(delivery), sentence: refusals.get(deliveryId) ?? sentence };
}

function What({ delivery, withWho }: DeliveryRowProps) {
  const { country } = usePractice();
  const way = useWayTo()(delivery);
  const { title, client } = partsOf(delivery);
  const { minutes, totalCents, who } = delivery;
  return (
    <div className={css['what']}>
      <Title way={way} title={title} />
      {minutes === null ? null : (
        <>
          {' · '}
          <DurationText minutes={minutes} strong />
        </>
      )}
      {totalCents === null ? null : (
        <>
          {' · '}
          <MoneyText cents={totalCents} country={country} total />
        </>
      )}
      <span className="tl-dimmed">
        {client === null ? '' : ` · ${client}`}
        {withWho && who !== null ? ` · ${who}` : ''}
      </span>
    </div>
  );
}

function Title({ way, title }: { readonly way: WayTo | null; readonly title: string }) {
  if (way === null) return <strong>{title}</strong>;
  return (
    <Link {...way} className={css['title']} tabIndex={-1}>
      {title}
    </Link>
  );
}

function Sentence({ text }: { readonly text: string }) {
  return (
    <div className={css['sentence']} {...sentenceTip(text)}>
      {text}
    </div>
  );
}

function Moment({ at }: { readonly at: string }) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  return (
    <time dateTime={at} className={`${css['moment'] ?? ''} num`} {...tip(exactMoment(at, timeZone))}>
      {when(at, timeZone, now)}
    </time>
  );
}

function Again({ delivery, sendAgain }: Pick<DeliveryRowProps, 'delivery' | 'sendAgain'>) {
  const { deliveryId, what } = delivery;
  if (!maySendAgain(delivery)) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      tabIndex={-1}
      aria-label={`Send again: ${what}`}
      onClick={() => sendAgain.send([deliveryId])}
      {...tip('Send again', 'retry')}
    >
      Send again
    </Button>
  );
}
