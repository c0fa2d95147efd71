const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** A count at the start of a sentence: a word up to nine, digits from ten on. */
export function countWord(count: number): string {
  return words[count] ?? String(count);
}
