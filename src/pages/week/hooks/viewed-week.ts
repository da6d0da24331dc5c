import { useEffect, useState } from 'react'
import { addDays } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import type { ProblemCode } from '#core/problem'
import { useSeen, viewOf } from '@/frame/known/use-seen'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'

export type Week = Output<'standing.school'>['week']

const WRONG_WEEK: readonly ProblemCode[] = ['unknownWeek', 'badInput']

/** A week that has not begun is shown as things stand today. */
export const isToCome = ({ number, current }: Week) => number > (current ?? 0)

/** The sheet of one week, and the step to another: the stepper knows a week's dates before its sheet is here. */
export function useViewedWeek() {
  const { seen, show, showKnown } = useSeen(routes.week)
  const query = useQuery('standing.school', viewOf(seen))
  const [known, learn] = useState<Week>()
  const answered = query.data?.week
  useEffect(() => {
    if (answered) learn(answered)
  }, [answered])

  return {
    query,
    seen,
    week: answered ?? (known && shifted(known, seen.week ?? known.current ?? known.number)),
    /** A link may ask for a week that the term does not have. */
    isWrongWeek: WRONG_WEEK.some((code) => code === query.problem?.code),
    show: (week: number | undefined) => show({ week, known: seen.known }),
    showKnown,
  }
}

function shifted(week: Week, number: number): Week {
  const days = (number - week.number) * 7
  return { ...week, number, monday: addDays(week.monday, days), sunday: addDays(week.sunday, days) }
}
