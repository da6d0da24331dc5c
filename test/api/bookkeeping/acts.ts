import fc from 'fast-check'
import type { Input } from '#core/contract/contract'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { session } from '../club/clubs'
import { declared, handedIn } from '../handed-in/contents'
import type { PersonKey } from '../school/cast'
import type { TestSchool } from '../school/test-school'

type Content = Input<'record.submit'>['content']

/** A lesson or another event, from few enough days and periods that two of them often meet. */
export interface Fact {
  readonly kind: 'observation' | 'research' | 'inspection' | 'clubSession' | 'deliverable' | 'declared'
  readonly author: PersonKey
  readonly on: string
  readonly periods: readonly number[]
  readonly flag: boolean
}

/** Something that somebody does; `nth` picks one of the records submitted before. */
export type Act =
  | { readonly do: 'submit'; readonly fact: Fact }
  | { readonly do: 'resubmit' | 'duplicate' | 'withdraw'; readonly nth: number }
  | { readonly do: 'correct'; readonly nth: number; readonly fact: Fact; readonly stale: boolean }
  | { readonly do: 'approve' | 'accept' | 'return'; readonly nth: number; readonly by: 'qian' | 'zhou' }

const fact: fc.Arbitrary<Fact> = fc
  .record({
    kind: fc.constantFrom(
      'observation' as const,
      'observation' as const,
      'observation' as const,
      'research' as const,
      'inspection' as const,
      'clubSession' as const,
      'clubSession' as const,
      'deliverable' as const,
      'deliverable' as const,
      'declared' as const,
    ),
    observer: fc.constantFrom<PersonKey>('wang', 'xu', 'li', 'sun'),
    on: fc.constantFrom('2026-11-18', '2026-11-17', '2026-11-12', '2026-11-03'),
    periods: fc.constantFrom([1], [2], [1, 2], [2, 3]),
    flag: fc.boolean(),
  })
  .map(({ observer, ...rest }) => ({ ...rest, author: authorOf(rest.kind, observer) }))

/** Only who leads the club, or a checker, writes down its sessions; the clerk hands in for the school. */
function authorOf(kind: Fact['kind'], observer: PersonKey): PersonKey {
  if (kind === 'deliverable' || kind === 'declared') return 'wu'
  if (kind === 'observation') return observer
  return kind === 'clubSession' && observer === 'xu' ? 'xu' : 'qian'
}

const nth = fc.nat({ max: 30 })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('submit' as const), fact }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('resubmit' as const, 'duplicate' as const, 'withdraw' as const),
      nth,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('correct' as const), nth, fact, stale: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('approve' as const, 'accept' as const, 'return' as const),
      nth,
      by: fc.constantFrom('qian' as const, 'zhou' as const),
    }),
  },
)

/** Batches that come one after the other; the acts of a batch come all at once. */
export const batches: fc.Arbitrary<Act[][]> = fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
})

interface Submitted {
  readonly id: string
  readonly content: Content
  readonly author: PersonKey
}

/** Does acts in a school and remembers what was submitted and answered. */
export class Doer {
  private readonly submitted: Submitted[] = []
  readonly answers: Answer[] = []

  constructor(
    private readonly school: TestSchool,
    /** Two clubs of Xu's, of which Wang instructs the second as well. */
    private readonly clubs: readonly [string, string],
  ) {}

  async all(acts: readonly Act[]): Promise<void> {
    this.answers.push(...(await Promise.all(acts.map((each) => this.one(each)))).flat())
  }

  private async one(act: Act): Promise<Answer[]> {
    const { school } = this
    if (act.do === 'submit') {
      const submission = this.submission(act.fact)
      this.submitted.push({ ...submission, author: act.fact.author })
      return [await school.ask(act.fact.author, 'record.submit', submission)]
    }
    const record = this.submitted[act.nth % Math.max(1, this.submitted.length)]
    if (!record) return []
    const { id, content, author } = record
    const now = await this.revisionOf(id)
    switch (act.do) {
      case 'resubmit':
        return [await school.ask(author, 'record.submit', { id, content })]
      case 'duplicate': {
        const other = { ...school.observation(), content }
        return [await school.ask(author, 'record.submit', other)]
      }
      case 'withdraw':
        return [await school.ask(author, 'record.withdraw', { id, revision: now, reason: '' })]
      case 'correct': {
        const revision = act.stale ? Math.max(1, now - 1) : now
        const corrected = this.submission({ ...act.fact, kind: content.kind as Fact['kind'], author }).content
        return [await school.ask(author, 'record.correct', { id, revision, content: corrected })]
      }
      case 'approve':
      case 'accept':
        return [await school.ask(act.by, 'record.decide', { id, revision: now, decision: act.do })]
      case 'return':
        return [
          await school.ask(act.by, 'record.decide', {
            id,
            revision: now,
            decision: 'return',
            reason: '再看',
          }),
        ]
    }
  }

  private submission({ kind, on, periods, flag }: Fact) {
    const { school } = this
    switch (kind) {
      case 'observation': {
        const mode = flag ? 'live' : 'recording'
        return school.observation({ on, periods: [...periods], mode, teacherId: school.people.he })
      }
      case 'research':
        return school.research({
          on,
          groupId: flag ? school.units.maths : school.units.chinese,
          ...sessionOf({ on, periods, flag }, school),
        })
      case 'inspection':
        return school.inspection({
          on,
          title: `检查 ${periods.join()}`,
          feedbackOn: flag ? '2026-11-18' : null,
        })
      case 'deliverable':
        return handedIn({ on, note: periods.join() })
      case 'declared':
        return declared({ on, amount: flag ? 10 * periods.length : 0 })
      case 'clubSession':
        return session(flag ? this.clubs[0] : this.clubs[1], {
          on,
          headcount: 10 * (periods.length - 1),
          movedBecause: '场地占用',
        })
    }
  }

  private async revisionOf(id: string): Promise<number> {
    const [row] = await this.school.rows<{ revision: number }>(
      'select revision from youju.record where district_id = $1 and id = $2',
      [this.school.districtId, id],
    )
    return row?.revision ?? 1
  }
}

const MATHS = ['sun', 'li'] as const
const CHINESE = ['chen', 'wang', 'xu'] as const

/** A session without marks, with everybody there, with exceptions and a guest, or of the whole school. */
function sessionOf(
  { on, periods, flag }: Pick<Fact, 'on' | 'periods' | 'flag'>,
  { people }: TestSchool,
): Parameters<TestSchool['research']>[0] {
  const maths: readonly PersonKey[] = on < '2026-11-09' ? MATHS : [...MATHS, 'he']
  const whole = periods.join() === '2,3'
  const expected = whole ? [...maths, ...CHINESE] : flag ? maths : CHINESE
  const first = Number(periods[0])
  if (periods.length === 1 && first === 1) return {}
  const mark = (index: number) =>
    (['present', 'absent', 'late', 'excused'] as const)[periods.length === 1 ? 0 : index % 4]
  const attendance = expected.map((who, index) => ({ personId: people[who], mark: mark(index) ?? 'present' }))
  const guest = { personId: people.zhou, mark: 'guest' as const }
  return whole ? { scope: 'school', attendance } : { attendance: [...attendance, guest] }
}
