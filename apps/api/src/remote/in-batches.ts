/** Rows of a stream in arrays of `size`; the last may be shorter, and an empty stream gives none. */
export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[], void> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
