import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { readClassCode } from '#core/parent/class-code'
import { type Problem, problem } from '#core/problem'
import type { Database } from './store'

/** What a code of a class stands for. */
export interface CodedClass {
  readonly code: string
  readonly districtId: string
  readonly schoolId: string
  readonly classId: string
  readonly school: string
  readonly class: string
}

/** So many letters of a typed code are what wrong ones are counted by, where nobody is signed in to count them by. */
const COUNTED_LETTERS = 4

/** The class of a code on a day, or why there is none; the wrong attempt stays counted only where it is committed. */
export async function classOfCode(
  db: Database,
  typed: string,
  { asks, today }: { readonly asks: string | undefined; readonly today: CivilDate },
): Promise<CodedClass | Problem> {
  const code = readClassCode(typed)
  // What cannot be a code guesses nothing.
  if (code === undefined) return problem('classCodeWrong')
  const counted = asks ?? code.slice(0, COUNTED_LETTERS)
  const { rows } = await sql<{ found: Partial<CodedClass> & { wait?: number } }>`
    select youju.class_of_code(${code}, ${counted}, ${today}::date) as found`.execute(db)
  const { wait, ...found } = rows[0]?.found ?? {}
  if (wait !== undefined) return problem('tooManyAttempts', { waitSeconds: wait })
  return found.classId === undefined ? problem('classCodeWrong') : ({ ...found, code } as CodedClass)
}

const REFUSALS = {
  code: 'classCodeWrong',
  again: 'askedTooSoon',
  many: 'tooManyAskings',
  full: 'classFull',
} as const

interface Asking {
  readonly name: string
  /** What the account is opened by; null is who is signed in. */
  readonly way: object | null
  readonly today: CivilDate
  readonly now: number
  readonly requestId: string
}

type Asked = Pick<Output<'parent.join'>, 'id' | 'state' | 'accountId'>

/** Asks for somebody to be admitted to the class; who is nobody yet becomes a guardian at its school. */
export async function askClass(db: Database, { code }: CodedClass, asking: Asking): Promise<Asked> {
  const { name, way, today, now, requestId } = asking
  const { rows } = await sql<{ asked: Asked | { refused: keyof typeof REFUSALS } }>`
    select youju.join_class(${code}, ${way && JSON.stringify(way)}::jsonb, ${uuidv7()}::uuid, ${name.trim()},
                            ${today}::date, ${new Date(now)}, ${requestId}) as asked`.execute(db)
  const asked = rows[0]?.asked ?? { refused: 'code' }
  if ('refused' in asked) throw problem(REFUSALS[asked.refused])
  return asked
}
