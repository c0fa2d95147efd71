import { type ProtocolRules, protocolRules } from '../../packages/core/src/sync/rules.ts';

/** What is explored, how far, and with which rules. */
export type TimeOptions = {
  readonly rules: ProtocolRules;
  readonly usesMarkers: boolean;
  readonly edits: number;
  readonly deletes: number;
  readonly crashes: number;
  /** A person copies our record, mark and all. */
  readonly copies: number;
  /** A person types the same as ours by hand. */
  readonly twins: number;
  /** A person changes our record in XPM. */
  readonly changes: number;
  /** A person removes our record in XPM. */
  readonly removals: number;
  /** Answers of a person to what is asked. */
  readonly answers: number;
  /** XPM may refuse a request, or turn it away for now. */
  readonly refuses: boolean;
  /** A sweep reads XPM now and then. */
  readonly sweeps: boolean;
  /** Both workers may hold the same claim: a message was handed out twice. */
  readonly sharesClaims: boolean;
  /** A1 does not hold: a request may take effect after its quiet time. */
  readonly livesLonger: boolean;
  /** Also checks which results are written, beside what comes of it. */
  readonly checksCommits: boolean;
};

export const plainTime: TimeOptions = {
  rules: protocolRules,
  usesMarkers: true,
  edits: 1,
  deletes: 1,
  crashes: 1,
  copies: 0,
  twins: 0,
  changes: 0,
  removals: 0,
  answers: 0,
  refuses: false,
  sweeps: false,
  sharesClaims: false,
  livesLonger: false,
  checksCommits: true,
};
