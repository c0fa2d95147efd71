import { type Fields, listOf, textOf, textOrNull } from './fields.ts';

/** A tracking category with its options. A line names both by text. Source: "TrackingCategories". */
export type LedgerTrackingCategory = {
  readonly trackingCategoryId: string;
  readonly name: string;
  readonly active: boolean;
  readonly options: readonly LedgerTrackingOption[];
};

export type LedgerTrackingOption = {
  readonly trackingOptionId: string;
  readonly name: string;
  readonly active: boolean;
};

export function readTrackingCategory(fields: Fields): LedgerTrackingCategory {
  return {
    trackingCategoryId: textOf(fields, 'TrackingCategoryID'),
    name: textOf(fields, 'Name'),
    active: isActive(fields),
    options: listOf(fields, 'Options').map((option) => ({
      trackingOptionId: textOf(option, 'TrackingOptionID'),
      name: textOf(option, 'Name'),
      active: isActive(option),
    })),
  };
}

function isActive(fields: Fields): boolean {
  return (textOrNull(fields, 'Status') ?? 'ACTIVE') === 'ACTIVE';
}
