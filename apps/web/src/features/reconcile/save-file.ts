import { csvFile } from './csv-file.ts';

/** Hands a table to the browser as a download. */
export function saveFile(name: string, csv: string): void {
  const address = URL.createObjectURL(csvFile(csv));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
