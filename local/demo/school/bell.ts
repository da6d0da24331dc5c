import type { BellPeriod } from '#core/calendar/bell'

/** Periods of 40 minutes: four in the morning with the long break after the second, three in the afternoon. */
export const BELL: readonly BellPeriod[] = [
  ['08:10', '08:50'],
  ['09:00', '09:40'],
  ['10:10', '10:50'],
  ['11:00', '11:40'],
  ['14:00', '14:40'],
  ['14:50', '15:30'],
  ['15:40', '16:20'],
].map(([startsAt = '', endsAt = ''], index) => ({ period: index + 1, startsAt, endsAt }))
