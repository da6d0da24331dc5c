// What 'query-string' is on h5 (alias in config/h5.ts). Taro's router reads the query of an address with it and needs no more.

interface ParseOptions {
  readonly decode?: boolean
}

function parse(query: string, { decode = true }: ParseOptions = {}): Record<string, string | null> {
  const found: Record<string, string | null> = Object.create(null)
  for (const pair of query
    .trim()
    .replace(/^[?#&]/, '')
    .split('&')) {
    if (pair === '') continue
    const words = decode ? pair.replace(/\+/g, ' ') : pair
    const [name = '', ...value] = words.split('=')
    const read = decode ? decoded : (text: string) => text
    found[read(name)] = value.length === 0 ? null : read(value.join('='))
  }
  return found
}

/** What is no proper encoding stays as it is typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (fault) {
    if (!(fault instanceof URIError)) throw fault
    return text
  }
}

export default { parse }
