import type { CivilDate, Weekday } from '../calendar/civil-date'
import type { BasicMeasure } from './basic-measure'

/** `carryOver` 可顺延: a missed slot may be made up for in a later one. */
export type Cadence = Stepped & { readonly carryOver?: boolean | undefined }

type Stepped =
  | { readonly every: 'term' | 'schoolYear' | 'year' }
  /** `step` 2 is every second week; a parity is by the number of the week in the term (单周, 双周). */
  | {
      readonly every: 'week'
      readonly step?: 2 | undefined
      readonly parity?: Parity | undefined
      readonly times?: number | undefined
    }
  | {
      readonly every: 'weekday'
      readonly weekday: Weekday
      readonly parity?: Parity | undefined
      /** 每周四第3节: said, not judged; records other than observations know no period. */
      readonly period?: number | undefined
    }
  /** 每周一、三、五: as many slots a week, in the order of the week. */
  | { readonly every: 'weekdays'; readonly weekdays: readonly Weekday[] }
  /** 每教学日; with holidays, every day of the term. */
  | { readonly every: 'day'; readonly holidays: boolean }
  /**
   * Every `step` months (2 两个月, 3 季度); a part is 上旬 (days 1–10), 中旬 (11–20) or 下旬; `by` is the day of each month, or its
   * last, by which it is due (每月25日前).
   */
  | {
      readonly every: 'month'
      readonly step?: 2 | 3 | undefined
      readonly part?: 'early' | 'middle' | 'late' | undefined
      readonly by?: number | undefined
    }
  /** Named windows of 设置. */
  | { readonly every: 'milestone'; readonly names: readonly string[] }
  /** Windows written where they are needed; each is owed once. */
  | { readonly every: 'window'; readonly windows: readonly Window[] }
  /** 学期内n次, at least `apart` days between one and the next. */
  | { readonly every: 'times'; readonly count: number; readonly apart: number }
  /** Owed for every record of `after` (每次检测后7日内), or before it (课前7日). Days are civil days. */
  | {
      readonly every: 'event'
      readonly after: BasicMeasure
      readonly within: number
      readonly before: boolean
    }
  /** `years` full years after the date that the roster keeps of the subject (自上次培训起满5年). */
  | { readonly every: 'since'; readonly anchor: string; readonly years: number }
  /** Looked at once, on the term's first day (学期初快照). */
  | { readonly every: 'snapshot' }
  /** 定期, 适时: log only until the school chooses one. */
  | { readonly every: 'unset' }

export type Parity = 'odd' | 'even'

/** Dates are of the school year the term lies in where only month and day are given; `from` null is the term's first day. */
export type Window =
  | { readonly by: 'weeks'; readonly from: number; readonly to: number }
  /** `MM-DD`, both included; a whole month is 03-01 to 03-31. Whether it is this calendar year's is for the term to say. */
  | { readonly by: 'days'; readonly from: string | null; readonly to: string }
  /** Full dates, `YYYY-MM-DD`. */
  | { readonly by: 'dates'; readonly from: CivilDate | null; readonly to: CivilDate }
