/** As for time, and a second look by our address. */
export const billPlaces = [
  'idle',
  'claimed',
  'found',
  'to_send',
  'sent',
  'answered',
  'reading',
  'read',
  'found_url',
  'reading_url',
  'read_url',
] as const;
export type BillPlace = (typeof billPlaces)[number];

export type BillWorker = {
  place: BillPlace;
  isMine: boolean;
  isCurrent: boolean;
  flag: boolean;
  isRepeat: boolean;
  holds: number;
};
export type Invoice = { isOurs: boolean; isVoid: boolean; hasNumber: boolean };
export type BillRequest = { isCurrent: boolean; isLate: boolean; isRepeat: boolean; waiting: number };

export type BillWorld = {
  record: number;
  /** What Xero remembers under the key of the latest operation: nothing, the invoice, or an error. */
  memory: 0 | 1 | 2;
  /** Crashes, renumberings, voidings and foreign documents that may still happen. */
  left: number[];
  workers: [BillWorker, BillWorker];
  invoices: Invoice[];
  requests: BillRequest[];
};

export const idleBill = (): BillWorker => ({
  place: 'idle',
  isMine: false,
  isCurrent: false,
  flag: false,
  isRepeat: false,
  holds: 0,
});

const bit = (value: boolean, at: number): number => (value ? 1 << at : 0);

export function encodeBill({ record, memory, left, workers, invoices, requests }: BillWorld): string {
  const numbers = [record, memory | (invoices.length << 2), left.reduce((all, some) => all * 4 + some, 0)];
  for (const one of workers) {
    const flags = bit(one.isMine, 4) | bit(one.isCurrent, 5) | bit(one.flag, 6) | bit(one.isRepeat, 7);
    numbers.push(billPlaces.indexOf(one.place) | flags, one.holds);
  }
  for (const one of invoices) numbers.push(bit(one.isOurs, 0) | bit(one.isVoid, 1) | bit(one.hasNumber, 2));
  // Equal requests nobody waits for do the same: a third does nothing the second did not.
  const packed = requests.map(packRequest).toSorted((a, b) => a - b);
  const kept = packed.filter((one, at) => one >> 3 < 2 || packed[at - 2] !== one);
  return String.fromCharCode(...numbers, ...kept);
}

function packRequest({ isCurrent, isLate, isRepeat, waiting }: BillRequest): number {
  return bit(isCurrent, 0) | bit(isLate, 1) | bit(isRepeat && waiting < 2, 2) | (waiting << 3);
}

export function decodeBill(text: string): BillWorld {
  const at = (index: number): number => text.charCodeAt(index);
  const count = at(1) >> 2;
  const memory = at(1) & 3;
  const numbers = Array.from(text, (_, index) => at(index));
  return {
    record: at(0),
    memory: memory === 1 || memory === 2 ? memory : 0,
    left: [6, 4, 2, 0].map((shift) => (at(2) >> shift) & 3),
    workers: [workerOf(at(3), at(4)), workerOf(at(5), at(6))],
    invoices: numbers
      .slice(7, 7 + count)
      .map((one) => ({ isOurs: (one & 1) !== 0, isVoid: (one & 2) !== 0, hasNumber: (one & 4) !== 0 })),
    requests: numbers.slice(7 + count).map((one) => ({
      isCurrent: (one & 1) !== 0,
      isLate: (one & 2) !== 0,
      isRepeat: (one & 4) !== 0,
      waiting: one >> 3,
    })),
  };
}

function workerOf(packed: number, holds: number): BillWorker {
  return {
    place: billPlaces[packed & 15] ?? 'idle',
    isMine: (packed & 16) !== 0,
    isCurrent: (packed & 32) !== 0,
    flag: (packed & 64) !== 0,
    isRepeat: (packed & 128) !== 0,
    holds,
  };
}
