/** Opens the picker inside a row of a list, as a click on it would: for `Enter` on the row. */
export function openRowPicker(list: HTMLElement | null, rowId: string): void {
  const picker = `[data-row-id="${CSS.escape(rowId)}"] [aria-haspopup="dialog"]`;
  list?.querySelector<HTMLElement>(picker)?.click();
}
