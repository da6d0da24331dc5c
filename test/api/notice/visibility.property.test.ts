import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import type { Post } from '#core/org/post'
import { castOf, PERSON_KEYS, type PersonKey, UNITS, type UnitKey } from '../school/cast'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Address, admit, letGo, notice, switchSetting } from './notices'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await switchSetting(school, 'noticeDirect', true)
})
afterAll(() => school.close())

const ADDRESSES: readonly Address[] = [
  ...(['school', 'grade1', 'grade2', 'class1', 'class2', 'class3'] as const).map(
    (unit) => ['parents', unit] as const,
  ),
  ...(['school', 'maths', 'chinese'] as const).map((unit) => ['staff', unit] as const),
  ...(['principal', 'groupLead', 'classTeacher', 'clerk'] as const).map(
    (post) => ['staff', 'school', post] as const,
  ),
]
const CLASSES = ['class1', 'class2', 'class3'] as const
const GUARDIANS = ['zheng', 'feng', 'wang', 'li'] as const

type Step =
  | { readonly do: 'publish'; readonly to: readonly Address[]; readonly inMinutes: number }
  | { readonly do: 'withdraw'; readonly which: number }
  | {
      readonly do: 'join' | 'leave'
      readonly who: (typeof GUARDIANS)[number]
      readonly unit: (typeof CLASSES)[number]
    }
  | { readonly do: 'wait'; readonly minutes: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('publish' as const),
    to: fc.uniqueArray(fc.constantFrom(...ADDRESSES), { minLength: 1, maxLength: 3 }),
    inMinutes: fc.constantFrom(0, 0, 10, 30),
  }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(9) }),
  fc.record({
    do: fc.constantFrom('join' as const, 'leave' as const),
    who: fc.constantFrom(...GUARDIANS),
    unit: fc.constantFrom(...CLASSES),
  }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(5, 10, 20) }),
)

interface Kept {
  readonly id: string
  readonly to: readonly Address[]
  readonly at: number
  withdrawn: boolean
}

const within = (unit: UnitKey, wider: UnitKey): boolean => {
  const { under } = UNITS[unit]
  return unit === wider || (under !== null && within(under as UnitKey, wider))
}

/** Whether somebody is meant, by the words of the rule and nothing of the program. */
function isMeant(who: PersonKey, [kind, unit, post]: Address, parents: ReadonlySet<string>): boolean {
  if (kind === 'parents') return CLASSES.some((each) => parents.has(`${who}/${each}`) && within(each, unit))
  const held = castOf(who).posts.filter((each) => (each.post as Post | 'member') !== 'parent')
  if (held.length === 0) return false
  if (post !== undefined) return held.some((each) => each.post === post && within(each.unit, unit))
  if (unit === 'school') return true
  return held.some((each) => each.unit === unit && ['member', 'groupLead'].includes(each.post))
}

test('what somebody may open, finds in the list and sees in the database is what is out and meant for them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      let now = Date.parse('2026-11-18T10:00:00+08:00')
      const kept: Kept[] = []
      const parents = new Set<string>()
      await school.rows('update youju.guardianship set state = $2 where district_id = $1', [
        school.districtId,
        'left',
      ])
      for (const each of steps) {
        school.setNow(new Date(now).toISOString())
        if (each.do === 'wait') now += each.minutes * 60_000
        else if (each.do === 'publish') {
          const at = now + each.inMinutes * 60_000
          const publication = notice(school, each.to, { id: uuidv7(), publishAt: new Date(at).toISOString() })
          await school.call('qian', 'notice.publish', publication)
          kept.push({ id: publication.id, to: each.to, at, withdrawn: false })
        } else if (each.do === 'withdraw') {
          const one = kept[each.which % (kept.length || 1)]
          if (!one) continue
          await school.call('qian', 'notice.withdraw', { id: one.id })
          one.withdrawn = true
        } else if (each.do === 'join') {
          if (parents.has(`${each.who}/${each.unit}`)) continue
          await admit(school, each.who, each.unit, '家长')
          parents.add(`${each.who}/${each.unit}`)
        } else {
          await letGo(school, each.who, each.unit)
          parents.delete(`${each.who}/${each.unit}`)
        }
      }
      school.setNow(new Date(now).toISOString())
      const ids = kept.map(({ id }) => id)
      for (const who of PERSON_KEYS.filter((key) => !['qian', 'zhou'].includes(key))) {
        const isOut = (one: Kept) => !one.withdrawn && one.at <= now
        const meant = kept.filter(
          (one) => isOut(one) && one.to.some((target) => isMeant(who, target, parents)),
        )
        // A class teacher is told besides what the parents of the own class are told.
        const told = kept.filter(
          (one) =>
            isOut(one) &&
            who === 'li' &&
            one.to.some(([kind, unit]) => kind === 'parents' && within('class1', unit)),
        )
        const expected = [...new Set([...meant, ...told])].map(({ id }) => id).sort()
        const listed = await seenBy(who, 'all')
        expect(listed.filter((id) => ids.includes(id)).sort()).toEqual(expected)
        expect((await seenBy(who, 'unread')).filter((id) => ids.includes(id)).sort()).toEqual(
          meant.map(({ id }) => id).sort(),
        )
        const rows = await entered(school, who, async (as) => {
          await as.rows(`select set_config('youju.now', $1, true)`, [new Date(now).toISOString()])
          return as.rows<{ id: string }>('select id from youju.notice where id = any($1)', [ids])
        })
        expect(rows.map(({ id }) => id).sort()).toEqual(expected)
      }
      for (const one of kept.filter(({ at, withdrawn }) => at <= now && !withdrawn)) {
        const hearing = PERSON_KEYS.filter(
          (who) => who !== 'qian' && one.to.some((target) => isMeant(who, target, parents)),
        )
        const { counts } = await school.call('qian', 'notice.read', { id: one.id })
        expect(counts?.people).toBe(hearing.length)
      }
      await school.rows(`delete from youju.notice where district_id = $1`, [school.districtId])
    }),
    { numRuns: 5, endOnFailure: true },
  )
}, 60_000)

/** Who is no parent any more and no colleague may not even ask. */
async function seenBy(who: PersonKey, show: 'all' | 'unread'): Promise<string[]> {
  const { body } = await school.ask(who, 'notice.list', { show })
  if (!body.ok) expect(body.problem.code).toBe('notAllowed')
  return body.ok ? (body.data as Output<'notice.list'>).notices.items.map(({ id }) => id) : []
}
