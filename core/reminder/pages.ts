import type { Measure } from '../plan/measure'
import { isBasic } from '../plan/measure'

/** Where things are done: paths of src/frame/routes.ts, which a test holds them against. */
export const PAGES = {
  home: '/pages/home/index',
  observe: '/pages/observe/index',
  research: '/pages/research/agenda/index',
  clubs: '/pages/club/list/index',
  registers: '/pages/register/list/index',
  owed: '/pages/register/owed/index',
  week: '/pages/week/index',
  returned: '/pages/records/index?whose=returned',
  toAnswer: '/pages/records/index?whose=toAnswer',
  awaiting: '/pages/records/index?whose=awaiting',
  toAccept: '/pages/records/index?whose=toAccept',
  parents: '/pages/parents/keep/index',
  suggestions: '/pages/suggestion/list/index?whose=toAnswer',
  roster: '/pages/roster/people/index',
  notices: '/pages/notices/index',
} as const

export const groupPage = (id: string) => `/pages/board/group/index?id=${id}`
export const recordPage = (id: string) => `/pages/record/index?id=${id}`

/** Where one writes down what a promise counts. */
export function pageFor(measure: Measure): string {
  if (!isBasic(measure)) return PAGES.home
  switch (measure.name) {
    case 'observationPeriods':
    case 'critiques':
      return PAGES.observe
    case 'researchSessions':
    case 'clusterSessions':
      return PAGES.research
    case 'clubSessions':
    case 'clubSessionsLed':
    case 'clubParticipants':
      return PAGES.clubs
    case 'deliverable':
    case 'declared':
      return PAGES.owed
    case 'register':
    case 'inspections':
    case 'showcases':
    case 'assessments':
      return PAGES.registers
    default:
      return PAGES.home
  }
}

/** What others write down about somebody, or follows from what others do, is nothing to ask of the person. */
export function isOnesOwnDoing(measure: Measure): boolean {
  return isBasic(measure) && !NOT_ONES_OWN.includes(measure.name)
}

const NOT_ONES_OWN: readonly Measure['name'][] = [
  'periodsObserved',
  'researchAttendance',
  'researchExpected',
  'researchPresent',
]
