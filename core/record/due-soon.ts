import { addDays, type CivilDate } from '../calendar/civil-date'

/** From so many days before it is due on, something is on one's list for today. */
const DUE_SOON_DAYS = 14

export const isDueSoon = (dueOn: CivilDate, today: CivilDate): boolean =>
  dueOn <= addDays(today, DUE_SOON_DAYS)
