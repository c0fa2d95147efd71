/** Stands in the address for a client bill that is not written down yet. */
export const newBill = 'new';
