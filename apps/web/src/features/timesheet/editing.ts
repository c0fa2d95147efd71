/** The part of an entry that is edited in place. */
export type EntryField = 'minutes' | 'note' | 'work';
export type Editing = { readonly id: string; readonly field: EntryField };
