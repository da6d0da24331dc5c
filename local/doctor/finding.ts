/** What one look showed: all is well, something for a quiet moment, or something that has to be seen to. */
export interface Finding {
  readonly about: string
  readonly verdict: 'ok' | 'attention' | 'trouble'
  readonly found: string
  /** What to do about it. */
  readonly remedy?: string
}

export const ok = (about: string, found: string): Finding => ({ about, verdict: 'ok', found })

export const attention = (about: string, found: string, remedy: string): Finding => ({
  ...{ about, found, remedy },
  verdict: 'attention',
})

export const trouble = (about: string, found: string, remedy: string): Finding => ({
  ...{ about, found, remedy },
  verdict: 'trouble',
})

/** A look that fails has found something, too. Our own problems say what to do; of others only what kind they are is told. */
export async function looked(
  about: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string')
      return [trouble(about, error.message, error.remedy)]
    const { name = '', code = '' } = (error ?? {}) as { name?: string; code?: string }
    return [
      trouble(about, `检查时出错（${[name, code].filter(Boolean).join(' ')}）。`, '请把这一行发给技术支持。'),
    ]
  }
}
