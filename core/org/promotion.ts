import type { CivilDate } from '../calendar/civil-date'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** Names of grades as schools write them; a junior or senior school counts its own anew. */
const STAGES = [
  { name: (n: number) => `${NUMERALS[n - 1]}年级`, first: 1 },
  { name: (n: number) => `初${NUMERALS[n - 1]}`, first: 7 },
  { name: (n: number) => `高${NUMERALS[n - 1]}`, first: 10 },
]

/** 一年级 is 1, 初一 is 7, 高三 is 12; undefined for a name that says no grade. */
export function gradeNumber(name: string): number | undefined {
  const plain = name.trim().replace(/年级组$/, '年级')
  for (const { name: named, first } of STAGES)
    for (let n = 1; n <= NUMERALS.length; n += 1) if (named(n) === plain) return first + n - 1
  return undefined
}

interface Shape {
  readonly of: RegExp
  /** The name in the next grade; undefined where the number in it is no grade's. */
  readonly next: (grade: string, rest: string) => string | undefined
}

const oneMore = (numeral: string): string | undefined => NUMERALS[NUMERALS.indexOf(numeral) + 1]
const SOME = '([一二三四五六七八九十]{1,2})'

/** How schools name classes by grade: 三年级2班, 初二（3）班, 三(2)班, 3.2班. */
const SHAPES: readonly Shape[] = [
  { of: new RegExp(`^${SOME}(年级.+)$`), next: (grade, rest) => joined(oneMore(grade), rest) },
  { of: /^([初高][一二三])(.+)$/, next: (grade, rest) => joined(nextOfStage(grade), rest) },
  { of: new RegExp(`^${SOME}([（(].+)$`), next: (grade, rest) => joined(oneMore(grade), rest) },
  { of: /^(\d{1,2})([.．·-]\d{1,2}班?)$/, next: (grade, rest) => joined(String(Number(grade) + 1), rest) },
]

const joined = (grade: string | undefined, rest: string) => (grade === undefined ? undefined : grade + rest)
const nextOfStage = (grade: string) => joined(grade.slice(0, 1), oneMore(grade.slice(1)) ?? '')

/** 2026级2班, 2026届3班: the name goes with the children. */
const BY_COHORT = /^\d{4}[级届]/

export interface NameOnwards {
  readonly name: string
  /** What whoever keeps the roster should look at. */
  readonly note: string
}

/** The name of a class in the grade above the one it is in. */
export function nameOnwards(name: string, grade: number): NameOnwards {
  if (BY_COHORT.test(name)) return { name, note: '' }
  for (const { of, next } of SHAPES) {
    const [, said = '', rest = ''] = of.exec(name) ?? []
    if (said === '') continue
    const onwards = numberSaid(said) === grade ? next(said, rest) : undefined
    if (onwards !== undefined) return { name: onwards, note: '' }
    return { name, note: '班名里的年级和它所在的年级对不上，名称没有改，请核对' }
  }
  return { name, note: '从班名认不出年级，名称没有改，请核对' }
}

function numberSaid(said: string): number | undefined {
  return gradeNumber(said) ?? gradeNumber(`${said}年级`) ?? (/^\d+$/.test(said) ? Number(said) : undefined)
}

/** Names of new classes, written like one that the grade had; counted from 1. */
export function namesOfNew(
  like: string | undefined,
  gradeName: string,
  from: CivilDate,
  count: number,
): string[] {
  const year = from.slice(0, 4)
  const pattern =
    like === undefined || !/\d+(?=\D*$)/.test(like.replace(/^\d{4}/, ''))
      ? `${gradeName}1班`
      : like.replace(/^\d{4}(?=[级届])/, year)
  return Array.from({ length: count }, (_, index) => pattern.replace(/\d+(?=\D*$)/, String(index + 1)))
}

/** Of a day in summer or later the school year that begins in that year. */
export function schoolYearOf(date: CivilDate): number {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 7 ? year : year - 1
}

export interface ClassBefore {
  readonly id: string
  readonly name: string
  readonly gradeId: string
  readonly position: number
}

export interface Grade {
  readonly id: string
  readonly name: string
}

export interface ClassOnwards {
  /** Null for one that begins. */
  readonly before: ClassBefore | null
  /** Null for one that leaves. */
  readonly after: { readonly name: string; readonly gradeId: string; readonly position: number } | null
  readonly note: string
}

/**
 * What becomes of each class in a new school year: it goes on in the grade above, or leaves from the highest. A grade whose name
 * says no number keeps its classes as they are: they are not among these.
 */
export function promoted(
  grades: readonly Grade[],
  classes: readonly ClassBefore[],
  from: CivilDate,
  newClasses: number,
): ClassOnwards[] {
  const numbered = grades.flatMap((grade) => {
    const number = gradeNumber(grade.name)
    return number === undefined ? [] : [{ ...grade, number }]
  })
  const inOrder = [...numbered].sort((a, b) => a.number - b.number)
  const positions = new Map<string, number[]>()
  for (const { gradeId, position } of classes)
    positions.set(gradeId, [...(positions.get(gradeId) ?? []), position])
  const placeIn = (gradeId: string, nth: number, otherwise: number) => {
    const taken = positions.get(gradeId) ?? []
    return taken[nth] ?? taken.at(-1) ?? otherwise
  }
  const onwards = inOrder.flatMap((grade, index): ClassOnwards[] => {
    const above = inOrder[index + 1]
    const inGrade = classes.filter(({ gradeId }) => gradeId === grade.id)
    return inGrade.map((before, nth): ClassOnwards => {
      if (!above) return { before, after: null, note: '' }
      const { name, note } = nameOnwards(before.name, grade.number)
      const after = { name, gradeId: above.id, position: placeIn(above.id, nth, before.position) }
      return { before, after, note }
    })
  })
  const lowest = inOrder[0]
  if (!lowest) return onwards
  const likes = classes.find(({ gradeId }) => gradeId === lowest.id)
  const begun = namesOfNew(likes?.name, lowest.name, from, newClasses).map(
    (name, nth): ClassOnwards => ({
      before: null,
      after: { name, gradeId: lowest.id, position: placeIn(lowest.id, nth, 0) },
      note: '',
    }),
  )
  return [...begun, ...onwards]
}

/** Grades between which one is missing: a class of the one below has nowhere to go. */
export function gapAbove(grades: readonly Grade[]): string | undefined {
  const numbers = grades.flatMap(({ name }) => gradeNumber(name) ?? []).sort((a, b) => a - b)
  const gap = numbers.find((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1)
  return gap === undefined ? undefined : grades.find(({ name }) => gradeNumber(name) === gap)?.name
}
