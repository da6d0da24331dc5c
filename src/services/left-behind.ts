import { draftsOf } from './drafts'
import { pendingOf } from './pending-shelf'
import { read, write } from './storage'

const NAMES = 'youju.names.1'

export interface LeftBehind {
  readonly name: string
  readonly drafts: number
  readonly records: number
}

/** So that the sign-in page can say whose unsent records are still here. */
export function rememberName(personId: string, name: string): void {
  write(NAMES, { ...names(), [personId]: name })
}

/** People who have left something unsent on this device; everybody else's name is forgotten. */
export function leftBehind(): LeftBehind[] {
  const known = Object.entries(names()).map(([id, name]) => {
    return { id, name, drafts: draftsOf(id).length, records: pendingOf(id).length }
  })
  const kept = known.filter(({ drafts, records }) => drafts + records > 0)
  if (kept.length < known.length) write(NAMES, Object.fromEntries(kept.map(({ id, name }) => [id, name])))
  return kept.map(({ name, drafts, records }) => ({ name, drafts, records }))
}

function names(): Readonly<Record<string, string>> {
  return read<Record<string, string>>(NAMES) ?? {}
}
