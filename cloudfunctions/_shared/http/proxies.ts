import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Whoever stands in the way of a request: where it came from, and whether it was encrypted until here. */
export interface Proxies {
  /** Undefined where nobody can say. */
  addressOf(request: Request): string | undefined
  /** Whether a proxy that is trusted says that it took the request over TLS. */
  cameOverTls(request: Request): boolean
}

type Request = Pick<IncomingMessage, 'socket' | 'headers'>

/** In front of CloudBase's HTTP function stands a gateway whose addresses no page names: what it forwards is believed of nobody. */
export const NOBODY_KNOWN: Proxies = { addressOf: () => undefined, cameOverTls: () => false }

/**
 * Only what the named proxies add to `x-forwarded-for` is believed, from the right on: everything left of the first
 * address that is not one of them was written by whoever called, and could say anything.
 */
export function proxiesIn(env: Readonly<Record<string, string | undefined>>): Proxies {
  const trusted = listOf(env.YOUJU_TRUSTED_PROXIES ?? '')
  const areAny = trusted.rules.length > 0
  const isTrusted = (address: string) =>
    areAny && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const peerOf = ({ socket }: Request) => plainAddress(socket.remoteAddress)
  return {
    addressOf(request) {
      let nearest = peerOf(request)
      const told = joined(request.headers['x-forwarded-for']).split(',')
      while (nearest !== undefined && isTrusted(nearest)) {
        const before = plainAddress(told.pop()?.trim())
        if (before === undefined) break
        nearest = before
      }
      return nearest
    },
    cameOverTls(request) {
      const peer = peerOf(request)
      const told = joined(request.headers['x-forwarded-proto']).split(',').at(-1)?.trim().toLowerCase()
      return peer !== undefined && told === 'https' && isTrusted(peer)
    },
  }
}

const joined = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header.join(',') : (header ?? '')

/** An IPv4 address in IPv6's clothes is itself; undefined for what is no address. */
function plainAddress(told: string | undefined): string | undefined {
  const address = told?.replace(/^::ffff:(?=\d+\.)/i, '')
  return address !== undefined && isIP(address) !== 0 ? address : undefined
}

/** Addresses and ranges with commas between them; a slip is told at the start and not when somebody lies. */
function listOf(setting: string): BlockList {
  const list = new BlockList()
  for (const each of setting
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [address = '', prefix, ...more] = each.split('/')
    const type = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const longest = type === 'ipv6' ? 128 : 32
    const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
    if (isIP(address) === 0 || more.length > 0 || !(bits <= longest))
      throw new Error('YOUJU_TRUSTED_PROXIES must be addresses or ranges such as 127.0.0.1,10.0.0.0/8')
    list.addSubnet(address, bits, type)
  }
  return list
}
