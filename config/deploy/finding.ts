/** What one look at the system to be deployed found: in order, or missing with what to do and where. */
export interface Finding {
  readonly about: string
  readonly ok: boolean
  /** What there is, or what is missing; never the value of a secret. */
  readonly said: string
  /** What to do about it, and where in the consoles it is found. Empty when in order. */
  readonly remedy: string
}

export const fine = (about: string, said: string): Finding => ({ about, ok: true, said, remedy: '' })

export const missing = (about: string, said: string, remedy: string): Finding => ({
  about,
  ok: false,
  said,
  remedy,
})

export function inLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ about, ok, said, remedy }) =>
    ok ? [`  好    ${about}：${said}`] : [`  缺    ${about}：${said}`, `        怎么办：${remedy}`],
  )
}
