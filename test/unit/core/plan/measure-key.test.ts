import { expect, test } from 'vitest'
import { type FormMeasure, measureKey } from '#core/plan/basic-measure'

const VISITS: FormMeasure = {
  name: 'register',
  filters: [],
  label: '来访人次',
  form: '来访登记',
  unit: '人次',
  credits: 'school',
  to: null,
  quantity: '人数',
  when: [{ key: '事由', is: ['公务', '送货'] }],
}

test('a measure is itself under another label and with its values in another order', () => {
  const again = { ...VISITS, label: '来人', when: [{ key: '事由', is: ['送货', '公务'] }] }
  expect(measureKey(again)).toBe(measureKey(VISITS))
})

test.each<[string, Partial<FormMeasure>]>([
  ['of another form', { form: '值勤' }],
  ['of another number', { quantity: null }],
  ['for somebody else', { credits: 'person' }],
  ['for those in a field', { credits: 'person', to: '找谁' }],
  ['under another condition', { when: [] }],
])('a measure %s is another one', (_, changes) => {
  expect(measureKey({ ...VISITS, ...changes })).not.toBe(measureKey(VISITS))
})

test('marks inside names never make two measures one', () => {
  const one = { ...VISITS, form: '甲/乙', quantity: null, when: [] }
  const other = { ...VISITS, form: '甲', quantity: '乙/', when: [] }
  expect(measureKey({ ...one, quantity: '' })).not.toBe(measureKey(other))
  expect(measureKey({ ...VISITS, when: [{ key: '事', is: ['公/由=私'] }] })).not.toBe(
    measureKey({
      ...VISITS,
      when: [
        { key: '事', is: ['公'] },
        { key: '由', is: ['私'] },
      ],
    }),
  )
})
