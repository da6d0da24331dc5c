import type { ClauseShown } from './matching'

/** `6 项都在进度上`, `8 项，2 项要跟进`, `3 项只记录`; empty where the reader sees no promise. */
export function countsInWords(counts: ClauseShown['counts']): string {
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0)
  const late = counts.behind + counts.missed
  if (all === 0) return ''
  if (late > 0) return `${all} 项，${late} 项要跟进`
  const fine = counts.met + counts.onTrack
  return fine === 0 ? `${all} 项只记录` : `${fine} 项都在进度上`
}
