export type Tone = 'good' | 'bad' | 'info'

export interface Toast {
  readonly id: number
  readonly words: string
  readonly tone: Tone
}

const SHORTEST_MS = 3000
const MS_PER_CHARACTER = 120

let shown: Toast | undefined
let count = 0
const listeners = new Set<() => void>()

function show(next: Toast | undefined) {
  shown = next
  for (const listener of listeners) listener()
}

/** One at a time, at the bottom, for as long as it takes to read. What must not be missed goes into the page instead. */
export function toast(words: string, tone: Tone = 'good') {
  count += 1
  const next = { id: count, words, tone }
  show(next)
  setTimeout(() => shown === next && show(undefined), Math.max(SHORTEST_MS, words.length * MS_PER_CHARACTER))
}

export const currentToast = () => shown

export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
