import { useEffect, useState } from 'react'
import { addDays } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import type { ProblemCode } from '#core/problem'
import { routes, weekIn } from '@/frame/routes'
import { useInAddress } from '@/frame/use-in-address'
import { useQuery } from '@/services/query'

export type Week = Output<'standing.school'>['week']

const WRONG_WEEK: readonly ProblemCode[] = ['unknownWeek', 'badInput']

/** A week that has not begun is shown as things stand today. */
export const isToCome = ({ number, current }: Week) => number > (current ?? 0)

/** The sheet of one week, and the step to another: the stepper knows a week's dates before its sheet is here. */
export function useViewedWeek() {
  const [chosen, choose] = useInAddress(weekIn, routes.week)
  const query = useQuery('standing.school', chosen === undefined ? {} : { week: chosen })
  const [known, learn] = useState<Week>()
  const answered = query.data?.week
  useEffect(() => {
    if (answered) learn(answered)
  }, [answered])

  return {
    query,
    week: answered ?? (known && shifted(known, chosen ?? known.current ?? known.number)),
    /** A link may ask for a week that the term does not have. */
    isWrongWeek: WRONG_WEEK.some((code) => code === query.problem?.code),
    show: choose,
  }
}

function shifted(week: Week, number: number): Week {
  const days = (number - week.number) * 7
  return { ...week, number, monday: addDays(week.monday, days), sunday: addDays(week.sunday, days) }
}
