import { signedIn } from './session-state'

/**
 * The server's clock, in milliseconds: the moment it last told, carried on by this device's own clock, which may be wrong
 * by a day. Before signing in only the device's is known.
 */
export function serverNow(): number {
  const session = signedIn()
  const here = Date.now()
  if (session?.me.now === undefined || session.meAt === undefined) return here
  return Date.parse(session.me.now) + here - session.meAt
}
