import type { PracticeId } from '../world/practices.ts';
import type { Answer } from './reply.ts';

export type Pair = { readonly access: string; readonly refresh: string; readonly lifeMs: number };

/** An old refresh token works so long after it was first traded. Source: contract of Xero, identity. */
const graceMs = 30 * 60_000;

type Access = { readonly practice: PracticeId; readonly until: number };

/** Xero's identity service: a consent a practice, and pairs of tokens that are traded for the next. */
export class Identity {
  readonly #lifeMs: number;
  readonly #accesses = new Map<string, Access>();
  readonly #owners = new Map<string, PracticeId>();
  readonly #tradedAt = new Map<string, number>();
  readonly #over = new Set<PracticeId>();
  #issued = 0;

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** A person consents; whatever was issued before goes on as it would. */
  consent(practice: PracticeId, now: number): Pair {
    this.#over.delete(practice);
    return this.#issue(practice, now);
  }

  end(practice: PracticeId): void {
    this.#over.add(practice);
  }

  isOver(practice: PracticeId): boolean {
    return this.#over.has(practice);
  }

  trade(refresh: string, now: number): Answer<Pair> {
    const practice = this.#owners.get(refresh);
    const tradedAt = this.#tradedAt.get(refresh) ?? now;
    if (practice === undefined || this.#over.has(practice) || now - tradedAt > graceMs)
      return { kind: 'refused', code: 'invalid_grant' };
    this.#tradedAt.set(refresh, tradedAt);
    return { kind: 'ok', value: this.#issue(practice, now) };
  }

  /** Xero no longer takes this token, though it should. */
  reject(access: string): void {
    this.#accesses.delete(access);
  }

  accepts(access: string, practice: PracticeId, now: number): boolean {
    const known = this.#accesses.get(access);
    return known?.practice === practice && known.until > now && !this.#over.has(practice);
  }

  /** Whose consent a token came from. */
  ownerOf(access: string): PracticeId | undefined {
    return this.#owners.get(access);
  }

  #issue(practice: PracticeId, now: number): Pair {
    this.#issued += 1;
    const [access, refresh] = [`a${this.#issued}`, `r${this.#issued}`];
    this.#accesses.set(access, { practice, until: now + this.#lifeMs });
    this.#owners.set(access, practice).set(refresh, practice);
    return { access, refresh, lifeMs: this.#lifeMs };
  }
}
