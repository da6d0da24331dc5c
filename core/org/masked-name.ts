/** Enough of a name to tell whether it is one's own: 李小明 is 李**. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = name.trim()
  return first + '*'.repeat(Math.min(rest.length, 3))
}
