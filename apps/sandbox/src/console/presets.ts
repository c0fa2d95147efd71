import type { FaultRule } from '../transport/fault-rule.ts';

/** Trouble at one click. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What will happen, and until when. */
  readonly says: string;
  readonly rule: FaultRule;
  /** Minutes of the sandbox clock after which it ends by itself; null when it ends by its count or by hand. */
  readonly minutes: number | null;
}

const xpm = '/practicemanager';
const xero = '/api.xro';

/** What goes wrong most often, ready to be pressed. */
export const presets: readonly Preset[] = [
  {
    id: 'lose-time-answer',
    name: 'Lose the next answer to a time entry',
    says: 'XPM takes the next new entry; its answer never arrives.',
    rule: { path: `${xpm}/3.1/time.api/add`, method: 'POST', kind: 'drop-after', count: 1 },
    minutes: null,
  },
  {
    id: 'lose-invoice-answer',
    name: 'Lose the next answer to an invoice',
    says: 'Xero takes the next invoice; its answer never arrives.',
    rule: { path: `${xero}/2.0/Invoices`, method: 'PUT', kind: 'drop-after', count: 1 },
    minutes: null,
  },
  {
    id: 'xpm-down',
    name: 'XPM down for 10 minutes',
    says: 'Every call to XPM is answered 503 and does nothing.',
    rule: { path: xpm, kind: '503' },
    minutes: 10,
  },
  {
    id: 'xero-down',
    name: 'Xero down for 10 minutes',
    says: 'Every call to Xero’s ledger is answered 503 and does nothing.',
    rule: { path: xero, kind: '503' },
    minutes: 10,
  },
  {
    id: 'day-limit',
    name: 'Daily limit of XPM used up',
    says: 'XPM answers 429 for the day, until this is ended.',
    rule: { path: xpm, kind: '429-day' },
    minutes: null,
  },
  {
    id: 'minute-limit',
    name: 'Minute limit of XPM reached',
    says: 'XPM answers 429 for one minute.',
    rule: { path: xpm, kind: '429-minute' },
    minutes: 1,
  },
  {
    id: 'slow',
    name: 'Slow answers',
    says: 'The next 10 calls wait 8 seconds each.',
    rule: { path: '/', kind: 'delay', delayMs: 8000, count: 10 },
    minutes: null,
  },
  {
    id: 'web-page',
    name: 'A web page instead of an answer',
    says: 'The next call to XPM is answered 200 with a web page, and does nothing.',
    rule: { path: xpm, kind: 'html-200', count: 1 },
    minutes: null,
  },
  {
    id: 'half-answer',
    name: 'Half an answer',
    says: 'The next call to XPM takes effect; its answer ends in the middle.',
    rule: { path: xpm, kind: 'truncated', count: 1 },
    minutes: null,
  },
  {
    id: 'token',
    name: 'Access token expires',
    says: 'The token of the next call to XPM expires at that moment.',
    rule: { path: xpm, kind: 'token-expired', count: 1 },
    minutes: null,
  },
  {
    id: 'revoked',
    name: 'Consent taken back',
    says: 'At the next call to XPM the consent is gone; Throughline must connect again.',
    rule: { path: xpm, kind: 'revoked', count: 1 },
    minutes: null,
  },
];
