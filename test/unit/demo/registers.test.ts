import { describe, expect, test } from 'vitest'
import { mayWrite } from '#core/form/form'
import { slotOf } from '#core/form/slot'
import { postsOn } from '#core/org/person'
import type { Plan } from '#core/plan/plan'
import { tellHistory } from '../../../local/demo/history/history'
import { inventSchool } from '../../../local/demo/school/school'
import { recordsAfter, SEED, templatePlan } from './outcome'

const template = templatePlan()
const school = inventSchool('2026-11-22', SEED)

function entriesUnder(plan: Plan) {
  const records = recordsAfter(tellHistory(school, plan, SEED), school, plan)
  return records.flatMap((record) => (record.kind === 'register' ? [{ ...record, ...record.payload }] : []))
}

describe('the demo’s registers', () => {
  const entries = entriesUnder(template)

  test('have something in every form of the template but that for accidents', () => {
    const told = new Set(entries.map(({ form }) => form))
    expect(template.forms.map(({ name }) => name).filter((name) => !told.has(name))).toEqual(['安全事故'])
  })

  test('are few enough to be told in a moment', () => expect(entries.length).toBeLessThan(1000))

  test('are written by people who may, once where a form is kept once', () => {
    const people = new Map(school.staff.map((person) => [person.id, person]))
    const slots = new Set<string>()
    for (const { form: name, authorId, on, unitId } of entries) {
      const form = template.forms.find((each) => each.name === name)
      const author = people.get(authorId)
      if (!form || !author) throw new Error(name)
      expect(mayWrite(form, [...postsOn(author, on)]), `${name} ${author.name}`).toBe(true)
      const slot = slotOf(form, on, unitId ?? school.units.school.id, school.calendar)
      if (slot === '') continue
      expect(slots.has(`${name} ${slot}`), `${name} ${slot}`).toBe(false)
      slots.add(`${name} ${slot}`)
    }
  })

  test('are not told where the plan has no such forms, or others under their names', () => {
    expect(entriesUnder({ ...template, forms: [] })).toEqual([])
    const [visits] = template.forms
    const [name] = visits?.fields ?? []
    if (!visits || !name) throw new Error('no form')
    const others = { ...visits, fields: [{ ...name, key: '别的', label: '别的' }] }
    expect(entriesUnder({ ...template, forms: [others] })).toEqual([])
  })
})
