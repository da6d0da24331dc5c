import type pg from 'pg'
import { type NamedSchool, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import type { Difference } from '../../cloudfunctions/_shared/store/recount/difference'
import { mendSchool } from '../../cloudfunctions/_shared/store/recount/mend'
import { recountSchool } from '../../cloudfunctions/_shared/store/recount/recount-school'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { withOwner } from '../cli/as-office'
import { Counter } from './counters'
import { RecountProgress } from './progress'

const SHOWN = 20
const THREADS = 2
/** To start a thread takes as long as to count some schools. */
const WORTH_THREADS = 20

export interface Recount {
  /** Put right what differs. */
  readonly mend: boolean
  /** Only these schools; all of them where it is not given. */
  readonly of?: ((school: NamedSchool) => boolean) | undefined
  /** Go on after this school, in the order of a recount that was broken off. */
  readonly after?: string | undefined
  /** When it is told, the schools under way are still counted and no more are begun. */
  readonly signal?: AbortSignal | undefined
  /** In threads of their own, unless there are too few schools for it. */
  readonly threads?: boolean | undefined
  say(line: string): void
}

/**
 * Counts every school again from its records; true when what is kept is the same, or was put right because that was asked for, and no
 * school was left out.
 */
export function recount(postgres: { readonly owner: pg.ClientConfig }, asked: Recount): Promise<boolean> {
  const { mend, of = () => true, after, signal, say } = asked
  return withOwner(postgres, async (db) => {
    const all = (await schoolsIn(db)).filter(of)
    const schools =
      after === undefined ? all : all.slice(1 + all.findIndex((each) => each.schoolId === after))
    if (after !== undefined && schools.length === all.length) {
      say(`没有编号是 ${after} 的学校。`)
      return false
    }
    const { threads = schools.length >= WORTH_THREADS } = asked
    const counterOf = async () => (threads ? await Counter.start(postgres.owner) : counterHere(db))
    const progress = new RecountProgress(schools, say)
    let same = true
    const left = schools.entries()
    const next = () => (signal?.aborted ? undefined : left.next().value)
    const count = async () => {
      const counter = await counterOf()
      try {
        for (let one = next(); one; one = next()) {
          const [index, school] = one
          const { records, found } = await counted(counter, school, (more) => progress.add(more))
          if (found.length > 0 && mend) await mendSchool(db, school)
          else same &&= found.length === 0
          tell(say, school, records, found, mend)
          progress.done(index)
        }
      } finally {
        await counter.end()
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: threads ? THREADS : 1 }, count))
    const whole = progress.end()
    for (const thread of ended) if (thread.status === 'rejected') throw thread.reason
    return whole && same
  })
}

type Counts = Pick<Counter, 'count' | 'end'>

function counterHere(db: Database): Counts {
  return { count: (school, progress) => recountSchool(db, school, progress), end: () => Promise.resolve() }
}

async function counted(counter: Counts, school: NamedSchool, add: (records: number) => void) {
  let records = 0
  const found = await counter.count(school, (seen) => {
    add(seen - records)
    records = seen
  })
  return { records, found }
}

/** Together, for another school may be done at the same time. */
function tell(
  say: Recount['say'],
  { name }: NamedSchool,
  records: number,
  found: readonly Difference[],
  mend: boolean,
): void {
  say(`${name}：${records} 条记录，${found.length === 0 ? '与保存的累计一致' : `${found.length} 处不一致`}`)
  for (const difference of found.slice(0, SHOWN)) say(`  ${inWords(difference)}`)
  if (found.length > 0 && mend) say('  已按记录改正')
}

function inWords({ table, key, kept, recounted }: Difference): string {
  return `${table === 'credit' ? '计入' : '累计'} ${key}：保存 ${kept}，重算 ${recounted}`
}
