/** What happened, folded into a hash; kept as lines for people only when a seed is replayed. */
export class Trace {
  #low = 0x811c9dc5;
  #high = 0x01000193;
  readonly lines: string[] | null;

  constructor(keep: boolean) {
    this.lines = keep ? [] : null;
  }

  note(at: number, what: string, details: string): void {
    this.#fold(at);
    for (let index = 0; index < what.length; index += 1) this.#fold(what.charCodeAt(index));
    for (let index = 0; index < details.length; index += 1) this.#fold(details.charCodeAt(index));
    this.lines?.push(`${(at / 1000).toFixed(3).padStart(10)} s  ${what} ${details}`);
  }

  #fold(value: number): void {
    this.#low = Math.imul(this.#low ^ value, 0x01000193);
    this.#high = (Math.imul(this.#high, 31) + value) | 0;
  }

  hash(): string {
    return [this.#low, this.#high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
