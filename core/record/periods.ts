import { type Problem, problem } from '../problem'
import type { RecordContent } from './record'

/**
 * A double period (连堂) is two periods that follow on each other. Records from before this was asked keep theirs until
 * they are changed: `before` is the record being corrected.
 */
export function faultOfPeriods(
  content: RecordContent,
  before: RecordContent | undefined,
): Problem | undefined {
  if (content.kind !== 'observation') return undefined
  const { periods } = content.payload
  const earlier = before?.kind === 'observation' ? before.payload.periods : []
  const isAsBefore = earlier.length === periods.length && earlier.every((period) => periods.includes(period))
  return isAsBefore || areAdjacent(periods) ? undefined : problem('notAdjacent')
}

function areAdjacent(periods: readonly number[]): boolean {
  const [first, second] = periods
  return first === undefined || second === undefined || Math.abs(first - second) === 1
}
