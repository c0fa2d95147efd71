import { useState } from 'react';

import { type BillForm, isSame } from './bill-form.ts';

export type BillFormState = {
  readonly form: BillForm;
  readonly change: (part: Partial<BillForm>) => void;
  readonly isChanged: boolean;
  /** The client bill was changed elsewhere while it is being changed here. */
  readonly isOvertaken: boolean;
  /** Takes the version from elsewhere; what was typed here is given up. */
  readonly takeTheirs: () => void;
  /** Goes on with what was typed here. */
  readonly keepMine: () => void;
};

/**
 * What a person makes of a client bill. A version that arrives from elsewhere is taken over while nothing was typed
 * here; otherwise both are kept until the person chooses.
 *
 * @param server what the server holds, as a form
 */
export function useBillForm(server: BillForm): BillFormState {
  const [base, setBase] = useState(server);
  const [form, setForm] = useState(server);
  const isChanged = !isSame(form, base);
  const isNewer = !isSame(server, base);
  if (isNewer && (!isChanged || isSame(form, server))) {
    setBase(server);
    if (!isSame(form, server)) setForm(server);
  }
  return {
    form,
    change: (part) => setForm((old) => ({ ...old, ...part })),
    isChanged,
    isOvertaken: isNewer && isChanged && !isSame(form, server),
    takeTheirs: () => {
      setBase(server);
      setForm(server);
    },
    keepMine: () => setBase(server),
  };
}
