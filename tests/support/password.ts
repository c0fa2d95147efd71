/** Of everybody in tests. */
export const password = 'correct horse battery staple';
