import { type CivilDate, civilDateAt, daysBetween, isCivilDate } from '#core/calendar/civil-date'
import { StartProblem } from './start-problem'

const DAY_MS = 86_400_000

/** The real time of day, on the day that `--today` names; the plain clock without it. */
export function clockOn(today: CivilDate | undefined): () => number {
  if (today === undefined) return Date.now
  if (!isCivilDate(today)) {
    throw new StartProblem(
      'badToday',
      `日期“${today}”不对。`,
      '请写成 npm start -- --today 2026-11-18 的样子。',
    )
  }
  const shift = daysBetween(civilDateAt(Date.now()), today) * DAY_MS
  return () => Date.now() + shift
}
