/** Without this mark some spreadsheets read UTF-8 as another encoding, and macrons turn into rubbish. */
const byteOrderMark = '\uFEFF';

/** A table as the file it is saved as, byte for byte. */
export function csvFile(csv: string): Blob {
  return new Blob([byteOrderMark, csv], { type: 'text/csv;charset=utf-8' });
}

/** SHA-256 of a file, in hex, as `sha256sum` prints it. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
