import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BELL } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

describe('a post that begins in the middle of a term', () => {
  const toObserve = async (input: object = {}) => {
    const { promises } = await school.call('li', 'standing.mine', { week: 12, ...input })
    const shown = promises.filter(({ rule, standing }) => rule.unit === '节' && standing.literal !== null)
    return shown.map(({ standing }) => [standing.target, standing.literal])
  }

  test('makes the target the prorated sum of both', async () => {
    expect(await toObserve()).toEqual([])
    await school.call('wu', 'roster.changePerson', {
      ...{ id: school.people.li, reason: '接任' },
      change: { what: 'appoint', post: 'director', unitId: school.id, from: '2026-11-16', to: null },
    })
    // 11 of the term's 21 weeks with a teacher's 20 periods, 10 with a director's 40: 29.5.
    expect(await toObserve()).toEqual([[30, 40]])
  })

  test('is seen in a past moment too: posts are read as the roster has them now', async () => {
    expect(await toObserve({ knownAt: '2026-11-17T08:00:00Z' })).toEqual(await toObserve())
  })
})

describe('a class', () => {
  const classes = async (input: object = {}) => {
    const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: 'AQ4', ...input })
    return subjects.items.map(({ subjectName }) => subjectName).sort()
  }
  const covering = async () => {
    const { standing } = await school.call('zhou', 'standing.proof', { ruleId: 'KF2', subjectId: school.id })
    return standing
  }

  test('that ended before a term is asked for nothing in it, and still seen in its own', async () => {
    const spring = {
      name: '第二学期',
      startOn: '2027-02-22',
      endOn: '2027-07-02',
      bell: BELL,
      timetableOf: null,
    }
    await school.call('wu', 'term.save', { id: uuidv7(), ...spring })
    const { units } = await school.call('wu', 'roster.structure', {})
    const unit = units.find(({ id }) => id === school.units.class3)
    if (!unit) throw new Error('no class')
    const { people: _, heads: __, continues: ___, ...known } = unit
    expect(await classes()).toEqual(['一年级1班', '一年级2班', '二年级1班'])
    await school.call('wu', 'roster.saveUnit', { ...known, to: '2027-02-21' })
    school.setNow('2027-03-10T12:00:00+08:00')
    expect(await classes()).toEqual(['一年级1班', '一年级2班'])
    expect(JSON.stringify(await covering())).not.toContain('"denominator":3')
    expect(await classes({ knownAt: '2026-12-30T08:00:00Z' })).toEqual([
      '一年级1班',
      '一年级2班',
      '二年级1班',
    ])
  })
})
