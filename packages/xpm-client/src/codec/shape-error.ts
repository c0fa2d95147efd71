/** A reply we cannot read in full: broken XML, a missing element, a value of the wrong form. Never leaves the package. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}
