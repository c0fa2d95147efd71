import {
  readCustomFieldValue,
  writeCustomFieldValues,
  type NewXpmCustomFieldValue,
  type XpmCustomFieldValue,
} from '../codec/custom-field.ts';
import type { ClientUuid, ContactUuid, JobCostUuid, JobNumber, JobTaskUuid, TimeUuid } from '../ids.ts';
import type { Call } from '../transport/call.ts';
import { get, pathTo, prepare } from '../transport/prepared-request.ts';

/** What a custom field's value belongs to. */
export type CustomFieldOwner =
  | { of: 'client'; id: ClientUuid }
  | { of: 'contact'; id: ContactUuid }
  | { of: 'job'; id: JobNumber }
  | { of: 'jobTask'; id: JobTaskUuid }
  | { of: 'jobCost'; id: JobCostUuid }
  | { of: 'time'; id: TimeUuid };

/** Values of custom fields (`…/customfield`). */
export type CustomFieldsResource = {
  /** Only fields that have a value; a checkbox that is missing is not ticked. @throws {XpmError} */
  get(owner: CustomFieldOwner): Promise<XpmCustomFieldValue[]>;
  /** Sets the values given and leaves the others; null clears. Safe to repeat. @throws {XpmError} */
  put(owner: CustomFieldOwner, values: readonly NewXpmCustomFieldValue[]): Promise<void>;
};

const PATHS: Record<CustomFieldOwner['of'], { read: string; write: string }> = {
  client: { read: 'client.api/get', write: 'client.api/update' },
  contact: { read: 'client.api/contact', write: 'client.api/contact' },
  job: { read: 'job.api/get', write: 'job.api/update' },
  jobTask: { read: 'job.api/task', write: 'job.api/task' },
  jobCost: { read: 'job.api/cost', write: 'job.api/cost' },
  time: { read: 'time.api/get', write: 'time.api/update' },
};
const VALUES = { container: 'CustomFields', row: 'CustomField', read: readCustomFieldValue };

/** Builds the custom fields resource. */
export function customFieldsResource(call: Call): CustomFieldsResource {
  return {
    get: ({ of, id }) => call.list(get(pathTo(PATHS[of].read, id, 'customfield')), VALUES),
    put: ({ of, id }, values) => {
      const path = pathTo(PATHS[of].write, id, 'customfield');
      return call.done(prepare('PUT', path, writeCustomFieldValues(values)));
    },
  };
}
