import type { Field, Form } from '#core/form/form'
import type { Plan } from '#core/plan/plan'
import { testPlan } from '../school/test-plan'

const field = (key: string, type: Field['type']): Field => ({
  ...{ key, label: key, type, required: true, options: [] },
  ...{ min: null, max: null, unit: '', sensitive: key === '事由', hint: '', when: null },
})

const form = (name: string, often: Form['often'], fields: readonly Field[]): Form => ({
  ...{
    name,
    often,
    fields,
    clause: '',
    about: 'school',
    byException: false,
    writers: ['staff'],
    readers: [],
  },
  ...{ sealed: false, keepMonths: null, hint: '' },
})

/** The first template with two registers: any number of visits, whose reason is sensitive, and one round a day. */
export function offlinePlan(): Plan {
  const visits = form('来访登记', 'each', [
    field('事由', 'text'),
    field('说明', 'text'),
    field('人数', 'number'),
  ])
  const rounds = form('每日巡查', 'day', [field('情况', 'longText')])
  return { ...testPlan(), forms: [visits, rounds] }
}
