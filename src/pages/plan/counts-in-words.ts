import { statusesIn } from '@/components/progress/distribution'
import type { ClauseShown } from './hooks/viewed'

/** `6 项都在进度上`, `6 项，2 项要跟进`; empty where the reader sees no promise. */
export function countsInWords(counts: ClauseShown['counts']): string {
  const all = statusesIn(counts).reduce((sum, status) => sum + counts[status], 0)
  const late = counts.behind + counts.missed
  if (all === 0) return ''
  if (late > 0) return `${all} 项，${late} 项要跟进`
  if (counts.met + counts.onTrack === 0) return `${all} 项，只记录`
  return `${all} 项都在进度上`
}
