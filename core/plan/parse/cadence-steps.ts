import type { Weekday } from '../../calendar/civil-date'
import { WEEKDAYS } from '../../calendar/in-words'
import type { Cadence, Parity } from '../cadence'
import { RANGE_MARK } from './characters'
import { NUMBER, readNumber } from './numerals'

/** Words that say no cadence at all: log only until the school picks one (domain.md section 4). */
export const UNSET_WORDS: readonly string[] = [
  ...['定期', '适时', '不定期', '不定时', '经常', '常态化', '持续', '随时', '按需', '及时', '平时'],
  ...['每单元', '每个单元', '每教学单元', '每个教学单元'],
]

const PLAIN: Readonly<Record<string, Cadence>> = {
  ...all(['每学期', '每个学期', '一学期', '本学期', '学期内', '全学期', '学期'], { every: 'term' }),
  ...all(['每学年', '每个学年', '本学年', '全学年', '学年', '学年内'], { every: 'schoolYear' }),
  ...all(['每年', '每年度', '本年度', '全年', '年度', '每个年度', '年内'], { every: 'year' }),
  ...all(['每周', '每星期', '每个星期', '每礼拜', '每个教学周', '每教学周'], { every: 'week' }),
  ...all(['每两周', '每二周', '每2周', '隔周', '每隔一周', '每两个星期'], { every: 'week', step: 2 }),
  ...all(['单周', '每单周', '逢单周', '奇数周'], { every: 'week', parity: 'odd' }),
  ...all(['双周', '每双周', '逢双周', '偶数周'], { every: 'week', parity: 'even' }),
  ...all(['每教学日', '每天', '每日', '每个教学日', '每个工作日', '每工作日', '天天', '日常'], {
    every: 'day',
    holidays: false,
  }),
  ...all(['每天含假日', '每天(含假日)', '每日含假日', '每日(含假日)', '每天含节假日', '每天(含节假日)'], {
    every: 'day',
    holidays: true,
  }),
  ...all(['每月', '每个月'], { every: 'month' }),
  ...all(['每两个月', '每两月', '每2个月', '每二个月', '每隔一个月', '隔月', '双月'], {
    every: 'month',
    step: 2,
  }),
  ...all(['每季度', '每季', '每个季度', '每三个月', '每3个月'], { every: 'month', step: 3 }),
  ...all(['每月上旬', '上旬', '月初'], { every: 'month', part: 'early' }),
  ...all(['每月中旬', '中旬', '月中'], { every: 'month', part: 'middle' }),
  ...all(['每月下旬', '下旬', '月末', '月底', '每月月底', '每月底', '每月末'], {
    every: 'month',
    part: 'late',
  }),
  ...all(['学期初快照', '开学快照', '学期初时点', '快照'], { every: 'snapshot' }),
}

function all(words: readonly string[], cadence: Cadence): Record<string, Cadence> {
  return Object.fromEntries(words.map((word) => [word, cadence]))
}

const WEEKDAY = new RegExp(
  `^(每?单|每?双|每)?(?:个)?(?:周|星期|礼拜)(?:的?(?:周|星期|礼拜))?([一二三四五六日天1-7])(?:的?第(${NUMBER})节(?:课)?)?$`,
)
const TIMES = new RegExp(
  `^(?:每)?(?:个|一)?学期(?:内)?(${NUMBER})次(?:[,;、]?(?:\\(?(?:每次|两次|前后)?间隔(?:不少于|至少|不低于|≥|>=)(${NUMBER})(天|日|周)(?:以上)?\\)?|间隔不限|\\(间隔不限\\)))?$`,
)
const MOST_TIMES = 60
const MOST_APART = 120
const MOST_PERIODS = 12
const SINCE = new RegExp(`^自?(?:上次|上一次|取得)(.{1,30}?)(?:起|之日起|以来|后)?(?:每)?满(${NUMBER})年$`)
const LONGEST_YEARS = 50

/** A cadence that one phrase says by itself: 每周, 单周四, 每周四第3节, 学期内2次，间隔不少于30天, 自上次培训起满5年. */
export function steppedCadence(plain: string): Cadence | null {
  if (Object.hasOwn(PLAIN, plain)) return PLAIN[plain] ?? null
  return weekday(plain) ?? weekdays(plain) ?? monthlyBy(plain) ?? times(plain) ?? since(plain)
}

const DAY_NAME = '[一二三四五六日天1-7]'
const DAYS_LISTED = new RegExp(
  `^每?(?:个)?(?:周|星期|礼拜)(${DAY_NAME}(?:(?:[、,;]|和|及|与)(?:每?(?:周|星期|礼拜))?${DAY_NAME})+)$`,
)
const DAYS_SPANNED = new RegExp(
  `^每?(?:个)?(?:周|星期|礼拜)(${DAY_NAME})${RANGE_MARK}(?:周|星期|礼拜)?(${DAY_NAME})$`,
)

/** 每周一、三、五; 每周一至周五. */
function weekdays(plain: string): Cadence | null {
  const listed = DAYS_LISTED.exec(plain)?.[1]
  const [, first = '', last = ''] = DAYS_SPANNED.exec(plain) ?? []
  const days = listed
    ? [...listed].filter((character) => new RegExp(DAY_NAME).test(character)).map(dayNumber)
    : spanned(dayNumber(first), dayNumber(last))
  const inOrder = [...new Set(days)].sort((a, b) => a - b)
  return inOrder.length > 1 && inOrder.length === days.length
    ? { every: 'weekdays', weekdays: inOrder }
    : null
}

function spanned(first: Weekday, last: Weekday): Weekday[] {
  return first > 0 && last > first
    ? Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Weekday)
    : []
}

/** 0 for what is none. */
function dayNumber(name: string): Weekday {
  return (Number(name) || WEEKDAYS.findIndex((each) => each === (name === '天' ? '日' : name)) + 1) as Weekday
}

const MONTHLY_BY = new RegExp(`^每(?:个)?月(?:的)?(${NUMBER})[日号](?:之前|以前|前|截止|为止|止)?$`)

/** 每月25日前; a shorter month is due on its last day. */
function monthlyBy(plain: string): Cadence | null {
  const by = readNumber(MONTHLY_BY.exec(plain)?.[1] ?? '')
  return by !== null && Number.isInteger(by) && by >= 1 && by <= 31 ? { every: 'month', by } : null
}

function weekday(plain: string): Cadence | null {
  const [, every = '', day = '', period] = WEEKDAY.exec(plain) ?? []
  if (day === '') return null
  const parity: Parity | undefined = every.includes('单') ? 'odd' : every.includes('双') ? 'even' : undefined
  const cadence = { every: 'weekday', weekday: dayNumber(day), ...(parity && { parity }) } as const
  if (period === undefined) return cadence
  const lesson = readNumber(period)
  return lesson !== null && Number.isInteger(lesson) && lesson >= 1 && lesson <= MOST_PERIODS
    ? { ...cadence, period: lesson }
    : null
}

function times(plain: string): Cadence | null {
  const [, number = '', gap, unit] = TIMES.exec(plain) ?? []
  const count = readNumber(number)
  if (count === null || !Number.isInteger(count) || count < 1 || count > MOST_TIMES) return null
  const apart = gap === undefined ? 0 : (readNumber(gap) ?? -1) * (unit === '周' ? 7 : 1)
  return Number.isInteger(apart) && apart >= 0 && apart <= MOST_APART
    ? { every: 'times', count, apart }
    : null
}

function since(plain: string): Cadence | null {
  const [, anchor = '', number = ''] = SINCE.exec(plain) ?? []
  const years = readNumber(number)
  if (years === null || !Number.isInteger(years) || years < 1 || years > LONGEST_YEARS) return null
  return /^[\p{L}\p{N}《》“”]+$/u.test(anchor) ? { every: 'since', anchor, years } : null
}
