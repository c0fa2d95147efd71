/** Without this mark some spreadsheets read UTF-8 as another encoding, and macrons turn into rubbish. */
const byteOrderMark = '\uFEFF';

/** Hands a table to the browser as a download. */
export function saveFile(name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([byteOrderMark, csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
