import type { RecordKind } from '#core/record/record'

/** Where a record of a kind is written down; a kind without a page of its own can be read but not changed. */
const ENTRY_PAGES: Readonly<Partial<Record<RecordKind, string>>> = {
  observation: '/pages/observe/index',
  research: '/pages/research/session/index',
  clubSession: '/pages/club/session/index',
  inspection: '/pages/register/entry/index',
  showcase: '/pages/register/entry/index',
  assessment: '/pages/register/entry/index',
  register: '/pages/register/entry/index',
  deliverable: '/pages/register/entry/index',
  declared: '/pages/register/entry/index',
}

/** Where pages live; the only place that knows their paths and parameters. */
export const routes = {
  login: () => '/pages/login/index',
  /** For a release that the server no longer serves. */
  update: () => '/pages/update/index',
  home: () => '/pages/home/index',
  observe: (from: ObserveFrom = {}) => withQuery('/pages/observe/index', from),
  /** The page on which a record of a kind is corrected, or an unsent one mended; undefined where there is none. */
  entry: (kind: RecordKind, what: EntryOf): string | undefined => {
    const path = ENTRY_PAGES[kind]
    return path && withQuery(path, what)
  },
  registers: () => '/pages/register/list/index',
  /** A new entry of a form of the plan, or of a kind of record that is all form. */
  register: (from?: RegisterFrom) => withQuery('/pages/register/entry/index', from ?? {}),
  /** What the person is to hand in and to declare. */
  owed: () => '/pages/register/owed/index',
  registerBook: (form?: string) => withQuery('/pages/register/book/index', { form }),
  /** When groups meet: those one belongs to, or one of them all through the term. */
  research: () => '/pages/research/agenda/index',
  researchTerm: (group: string) => withQuery('/pages/research/term/index', { group }),
  /** Writes a session down; `slot` is the planned day it stands for. */
  researchSession: (from: SessionFrom = {}) => withQuery('/pages/research/session/index', from),
  researchAttendance: () => '/pages/research/attendance/index',
  researchSignIn: (id: string, token: string) => withQuery('/pages/research/sign-in/index', { id, token }),
  records: (
    whose: 'mine' | 'returned' | 'toAnswer' | 'objected' | 'aboutMe' | 'awaiting' | 'toAccept' = 'mine',
  ) => withQuery('/pages/records/index', { whose }),
  record: (id: string) => withQuery('/pages/record/index', { id }),
  /** One record of a sample; `rest` are those still to be looked at after it. */
  sampled: (id: string, rest: readonly string[]) =>
    withQuery('/pages/record/index', { id, rest: rest.join() || 'none' }),
  observationSheet: (id: string) => withQuery('/pages/check/sheet/index', { id }),
  sample: () => '/pages/check/sample/index',
  unobserved: () => '/pages/check/unobserved/index',
  clubs: () => '/pages/club/list/index',
  club: (id: string) => withQuery('/pages/club/show/index', { id }),
  clubEdit: (id?: string) => withQuery('/pages/club/edit/index', { id }),
  clubSession: (from: ClubSessionFrom) => withQuery('/pages/club/session/index', from),
  clubSummary: () => '/pages/club/summary/index',
  week: (seen: Seen = {}) => withQuery('/pages/week/index', seen),
  rule: (rule: string, seen: SeenOfPlan = {}) => withQuery('/pages/rule/index', { rule, ...seen }),
  proof: (rule: string, subject: string, seen: SeenOfPlan = {}) =>
    withQuery('/pages/proof/index', { rule, subject, ...seen }),
  /** The term week by week, of a promise, a person or a unit. */
  heat: (of: HeatOf, seen: Seen = {}) => withQuery('/pages/board/heat/index', { ...of, ...seen }),
  /** A group's page; all groups without one. */
  group: (id?: string, seen: Seen = {}) => withQuery('/pages/board/group/index', { id, ...seen }),
  district: () => '/pages/board/district/index',
  reports: () => '/pages/board/reports/index',
  report: (id: string) => withQuery('/pages/board/report/index', { id }),
  calendar: () => '/pages/board/calendar/index',
  planning: () => '/pages/planning/list/index',
  planStart: () => '/pages/planning/start/index',
  planDraft: (id: string) => withQuery('/pages/planning/draft/index', { id }),
  planWhatIf: (id: string) => withQuery('/pages/planning/what-if/index', { id }),
  /** Publishes a draft, or goes on counting a version that was published. */
  planPublish: (what: { readonly id: string } | { readonly version: number }) =>
    withQuery('/pages/planning/publish/index', what),
  planVersions: () => '/pages/planning/versions/index',
  planCompare: (sides: { readonly from?: string; readonly to?: string } = {}) =>
    withQuery('/pages/planning/compare/index', sides),
  planHelp: () => '/pages/planning/help/index',
  plan: (at: PlanAt = {}) => withQuery('/pages/plan/index', at),
  notices: () => '/pages/notices/index',
  notice: (id: string) => withQuery('/pages/notice/index', { id }),
  /** A new announcement, or one that is not out yet. */
  noticeEdit: (id?: string) => withQuery('/pages/notice-edit/index', { id }),
  noticeCorrect: (id: string) => withQuery('/pages/notice-edit/correct/index', { id }),
  noticeManage: (id: string) => withQuery('/pages/notice-edit/manage/index', { id }),
  /** Who has not read it, by name. */
  noticeReaders: (id: string) => withQuery('/pages/notice-edit/readers/index', { id }),
  /** The staff for those who keep the roster. */
  roster: () => '/pages/roster/people/index',
  rosterPerson: (id: string) => withQuery('/pages/roster/person/index', { id }),
  structure: () => '/pages/roster/structure/index',
  promote: () => '/pages/roster/promote/index',
  terms: () => '/pages/roster/terms/index',
  term: (id: string) => withQuery('/pages/roster/term/index', { id }),
  rosterImport: () => '/pages/roster/import/index',
  me: () => '/pages/me/index',
  /** A parent's own classes; where somebody asks to join one; and the parents of classes, for those who admit them. */
  parentClasses: () => '/pages/parents/mine/index',
  joinClass: (code?: string) => withQuery('/pages/parents/join/index', { code }),
  classParents: () => '/pages/parents/keep/index',
  parentsOfClass: (id: string) => withQuery('/pages/parents/class/index', { id }),
  suggestions: (whose?: 'toAnswer') => withQuery('/pages/suggestion/list/index', { whose }),
  suggest: () => '/pages/suggestion/write/index',
  /** Uses an invitation; the link on its slip has the code. */
  join: (code?: string) => withQuery('/pages/account/join/index', { code }),
  devices: () => '/pages/account/devices/index',
  waysIn: () => '/pages/account/ways/index',
  places: () => '/pages/account/places/index',
  invitations: () => '/pages/account/invitations/index',
  /** Who stands in for whom, and where a post is handed over for some days. */
  standingIn: () => '/pages/standing-in/list/index',
  standIn: () => '/pages/standing-in/give/index',
  receipts: () => '/pages/receipts/index',
  reminders: () => '/pages/reminders/index',
  reminderWays: () => '/pages/reminders/ways/index',
  /** Messages that were given up, for who keeps the roster. */
  remindersFailed: () => '/pages/reminders/failed/index',
  ownData: () => '/pages/own-data/index',
  privacy: () => '/pages/own-data/privacy/index',
  ownActs: () => '/pages/own-data/acts/index',
  retention: () => '/pages/own-data/retention/index',
  /** Erases somebody who has left the school. */
  erasePerson: (id: string, name: string) => withQuery('/pages/own-data/erase/index', { id, name }),
  groundRules: () => '/pages/ground-rules/index',
  journal: () => '/pages/ground-rules/journal/index',
  burden: () => '/pages/ground-rules/burden/index',
} as const

/** Which week, the running one without it, and what was known at which instant, now without it. */
export type Seen = { readonly week?: number | undefined; readonly known?: string | undefined }

/** Rules of two plans may bear the same id; without a plan the school's own is meant. */
export type SeenOfPlan = Seen & { readonly plan?: string | undefined }

export type HeatOf =
  | { readonly rule?: string | undefined; readonly plan?: string | undefined }
  | { readonly person: string }
  | { readonly unit: string }

export type RegisterFrom =
  | {
      readonly form: string
      readonly unit?: string | undefined
      readonly on?: string | undefined
    }
  | { readonly kind: 'inspection' | 'showcase' | 'assessment' }
  | HandInFrom

/** Something that a plan asks for, by what tells it from others. */
export interface HandInFrom {
  readonly kind: 'deliverable' | 'declared'
  readonly title: string
  readonly level: string
  readonly unit?: string | undefined
}

export type SessionFrom = {
  readonly group?: string | undefined
  readonly slot?: string | undefined
}

/** One of the plans that hold, and a clause of it. */
export type PlanAt = { readonly plan?: string | undefined; readonly clause?: string | undefined }

export type EntryOf = { readonly record: string } | { readonly pending: string }

export type ObserveFrom = {
  /** A record to correct. */
  readonly record?: string | undefined
  /** An unsent record to mend. */
  readonly pending?: string | undefined
  /** A lesson of the timetable: the class that has it, with date and period. */
  readonly on?: string | undefined
  readonly period?: number | undefined
  readonly class?: string | undefined
}

export type ClubSessionFrom = {
  /** A record to correct. */
  readonly record?: string | undefined
  /** An unsent record to mend. */
  readonly pending?: string | undefined
  readonly club?: string | undefined
  /** The planned day it stands for; today without one. */
  readonly on?: string | undefined
}

function withQuery(path: string, params: object): string {
  const query = Object.entries(params)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
    .join('&')
  return query ? `${path}?${query}` : path
}

type Params = Readonly<Record<string, string | undefined>>

/** The week and the moment a page was opened for. */
export function seenIn({ week = '', known }: Params): Seen {
  const instant = wordsIn(known)
  return {
    ...(/^\d{1,2}$/.test(week) && { week: Number(week) }),
    ...(instant && { known: instant }),
  }
}

/** The records of a sample after the one that is shown; undefined when it was not opened from a sample. */
export function sampleIn({ rest }: Params): string[] | undefined {
  if (rest === undefined) return undefined
  return wordsIn(rest)
    .split(',')
    .filter((id) => id !== 'none')
}

/** A parameter in words: h5 hands it over decoded, WeChat as it stands in the address. */
export function wordsIn(param: string | undefined): string {
  try {
    return decodeURIComponent(param ?? '')
  } catch (fault) {
    // Decoded already, and with a per cent sign of its own.
    if (fault instanceof URIError) return param ?? ''
    throw fault
  }
}
