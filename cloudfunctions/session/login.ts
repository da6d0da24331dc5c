/**
 * A login as it is kept and compared: without blanks around it, in half width and small letters, so that a phone's
 * keyboard that begins with a capital, or types １３８…, still finds it.
 */
export function plainLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}
