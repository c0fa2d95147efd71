import {
  IconArrowUp,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconEyeSearch,
  IconHandStop,
} from '@tabler/icons-react';

import { FilterChips } from '../../components/filter-chips.tsx';
import { type DeliveryFilter, type DeliverySummary, countOf } from './filters.ts';

type DeliveryChipsProps = {
  readonly summary: DeliverySummary | undefined;
  readonly chosen: DeliveryFilter;
  readonly onChoose: (filter: DeliveryFilter) => void;
};

const chips = [
  { filter: 'needs', word: 'Needs you', icon: IconHandStop, colour: 'orange' },
  { filter: 'checking', word: 'Checking', icon: IconEyeSearch, colour: 'amber' },
  { filter: 'waiting', word: 'Waiting', icon: IconClock, colour: 'gray' },
  { filter: 'sending', word: 'Sending', icon: IconArrowUp, colour: 'blue' },
  { filter: 'unlinked', word: 'No job yet', icon: IconCircleDashed, colour: 'gray' },
  { filter: 'arrived', word: 'In XPM / Xero', icon: IconCheck, colour: 'green' },
] as const;

/** How many deliveries stand where. */
export function DeliveryChips({ summary, chosen, onChoose }: DeliveryChipsProps) {
  return (
    <FilterChips<DeliveryFilter>
      chips={chips.map((chip) => ({
        ...chip,
        number: summary === undefined ? null : countOf(summary.byState, chip.filter),
      }))}
      chosen={chosen}
      onChoose={(filter) => onChoose(filter ?? 'all')}
    />
  );
}
