import type { RecordKind } from '#core/record/record'

/** Where a record of a kind is written down; a kind without a page of its own can be read but not changed. */
const ENTRY_PAGES: Readonly<Partial<Record<RecordKind, string>>> = {
  observation: '/pages/observe/index',
}

/** Where pages live; the only place that knows their paths and parameters. */
export const routes = {
  login: () => '/pages/login/index',
  home: () => '/pages/home/index',
  observe: (from: ObserveFrom = {}) => withQuery('/pages/observe/index', from),
  /** The page on which a record of a kind is corrected, or an unsent one mended; undefined where there is none. */
  entry: (kind: RecordKind, what: EntryOf): string | undefined => {
    const path = ENTRY_PAGES[kind]
    return path && withQuery(path, what)
  },
  records: (whose: 'mine' | 'returned' | 'aboutMe' | 'awaiting' = 'mine') =>
    withQuery('/pages/records/index', { whose }),
  record: (id: string) => withQuery('/pages/record/index', { id }),
  week: (week?: number) => withQuery('/pages/week/index', { week }),
  rule: (rule: string, week?: number) => withQuery('/pages/rule/index', { rule, week }),
  proof: (rule: string, subject: string, week?: number) =>
    withQuery('/pages/proof/index', { rule, subject, week }),
  plan: () => '/pages/plan/index',
  notices: () => '/pages/notices/index',
  notice: (id: string) => withQuery('/pages/notice/index', { id }),
  noticeEdit: () => '/pages/notice-edit/index',
  me: () => '/pages/me/index',
} as const

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

function withQuery(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const query = Object.entries(params)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
    .join('&')
  return query ? `${path}?${query}` : path
}

/** The week a page was opened for; the running one without it. */
export function weekIn({ week = '' }: Readonly<Record<string, string | undefined>>): number | undefined {
  return /^\d{1,2}$/.test(week) ? Number(week) : undefined
}
