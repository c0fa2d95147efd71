/** Where Xero sends people back to; registered there, exactly. */
export function redirectUriOf(appUrl: string): string {
  return `${appUrl}/oauth/xero/callback`;
}
