import { addDays, type CivilDate, civilDateAt, wallClockAt } from '#core/calendar/civil-date'

const MORNING = '08:00'

/** On China's clock, which has been the same all year since 1992. */
export const instantOf = (date: CivilDate, time: string) => new Date(`${date}T${time}:00+08:00`).toISOString()

export function dateAndTimeOf(instant: string): { readonly date: CivilDate; readonly time: string } {
  const at = Date.parse(instant)
  return { date: civilDateAt(at), time: wallClockAt(at) }
}

/** What somebody who wants another time than now most likely wants. */
export const tomorrowMorning = (today: CivilDate) => instantOf(addDays(today, 1), MORNING)
