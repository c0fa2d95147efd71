/** What a command came to: what to print as JSON, and whether what it looked into holds. */
export type AdminResult = { readonly printed: object; readonly holds: boolean };
