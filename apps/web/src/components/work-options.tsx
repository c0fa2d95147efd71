import type { WorkChoice } from '../lib/work-choice.ts';
import { ClientSquare } from './client-square.tsx';
import type { PickerOption } from './picker-list.tsx';

/** Work items as entries of a picker: client square, title, "client · job". */
export function workOptions(choices: readonly WorkChoice[]): readonly PickerOption[] {
  return choices.map(({ workItemId, title, clientId, clientName, xpmJobNumber }) => ({
    id: workItemId,
    label: title,
    detail: [clientName, xpmJobNumber].filter(Boolean).join(' · '),
    before: <ClientSquare clientId={clientId} name={clientName} />,
  }));
}
