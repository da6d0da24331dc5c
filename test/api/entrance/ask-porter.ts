import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    porter: string
  }
}

/** What the porter (porter.ts) answers, who has the functions bundled and run when somebody first asks. */
export async function askPorter(place: string): Promise<string> {
  const response = await fetch(`${inject('porter')}/${place}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
