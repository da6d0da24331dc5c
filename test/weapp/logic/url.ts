import { posix } from 'node:path'

/**
 * A page address as WeChat reads it: values are not decoded, a second `=` ends the value, and a name without `=` has
 * the value "undefined".
 */
export function parseUrl(url: string, from: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const route = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path)
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('='))
  return { route, query: Object.fromEntries(pairs.map(([name, value]) => [name, value ?? 'undefined'])) }
}
