/** Gives equal values one small number, and the value back for it. */
export class Interner<T> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];

  numberOf(value: T): number {
    const text = JSON.stringify(value);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#values.length;
    if (number > 0xff_ff) throw new RangeError('more values than a state can name');
    this.#numbers.set(text, number);
    this.#values.push(value);
    return number;
  }

  valueOf(number: number): T {
    const value = this.#values[number];
    if (value === undefined) throw new RangeError(`nothing has the number ${number}`);
    return value;
  }
}
