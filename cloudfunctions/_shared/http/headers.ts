import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Proxies } from './proxies'

/** What no answer of ours ever needs: it is neither a page that runs anything nor one that stands in another. */
const NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Everything that pages of ours do not use. A file is chosen and a text copied without any of it. */
const NOT_USED = [
  'accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection local-fonts magnetometer',
  'microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking',
].flatMap((line) => line.split(' '))

/** On every answer, whatever it is, unless what answers says something stricter or of its own (the site's policy, a file's). */
const EVERYWHERE: Readonly<Record<string, string>> = {
  'content-security-policy': NOTHING_RUNS,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': NOT_USED.map((feature) => `${feature}=()`).join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
}

/** A year, for this name alone: what else a school has under its domain is not ours to decide. */
const ONLY_OVER_TLS = 'max-age=31536000'

/**
 * Gives an answer its headers before anybody makes it, so that none goes without them. Strict transport security is said only
 * where a trusted proxy took the request over TLS: over plain HTTP browsers must ignore it (RFC 6797, 7.2), and on a machine
 * without TLS it would lock people out for a year.
 */
export function withHeaders(proxies: Proxies): (request: IncomingMessage, response: ServerResponse) => void {
  const everywhere = Object.entries(EVERYWHERE)
  return (request, response) => {
    for (const [name, value] of everywhere) response.setHeader(name, value)
    if (proxies.cameOverTls(request)) response.setHeader('strict-transport-security', ONLY_OVER_TLS)
  }
}
