/** What one reply may cost us. */
export type XmlLimits = {
  /** Bytes of the reply after decompression. */
  bytesMax: number;
  /** Elements inside each other; the root is 1. */
  depthMax: number;
  /** Elements in the whole document. */
  elementsMax: number;
  /** Elements held at once: one row of a list, or a reply that is no list. */
  heldElementsMax: number;
  /** Characters of text held at once. */
  heldTextMax: number;
  /** Characters of one element's text, one tag, one comment. */
  textMax: number;
  /** Milliseconds spent parsing; waiting for the network does not count. */
  parseMsMax: number;
};

/** The limits in force. What is held at once is bounded too, so that a hostile reply cannot fill the memory. */
export const XML_LIMITS: XmlLimits = {
  bytesMax: 64 * 1024 * 1024,
  depthMax: 64,
  elementsMax: 5_000_000,
  heldElementsMax: 200_000,
  heldTextMax: 16 * 1024 * 1024,
  textMax: 1024 * 1024,
  parseMsMax: 10_000,
};
