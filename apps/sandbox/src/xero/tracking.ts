import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import type { Line } from './records.ts';
import { finding } from './rule-text.ts';
import type { Remarks } from './rule-text.ts';

/** Reads the tracking of a line: at most two choices, each an option that is in use. Source: xero-contract §6.9. */
export function readTracking(world: World, fields: Fields, remarks: Remarks): Line['tracking'] {
  const given = fields.list('Tracking') ?? [];
  if (given.length > 2) remarks.errors.push(finding('tracking-too-many', {}));
  return given.flatMap((choice) => {
    const wanted = { name: choice.textOr('Name', ''), option: choice.textOr('Option', '') };
    const category = world.tables.trackingCategories
      .all()
      .find((row) => row.name.toLowerCase() === wanted.name.toLowerCase() && row.status === 'ACTIVE');
    const option = category?.options.find((row) => row.name.toLowerCase() === wanted.option.toLowerCase());
    const archived = option?.status === 'ARCHIVED' && world.switches.is('X-08', 'refused');
    if (category && option && !archived) return [{ name: category.name, option: option.name }];
    remarks.errors.push(finding('tracking-not-valid', { option: wanted.option, category: wanted.name }));
    return [];
  });
}
