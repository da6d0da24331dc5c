import { expect, test } from 'vitest'
import type { FormMeasure } from '#core/plan/basic-measure'
import { countedInWords } from '#core/plan/labels'

const TALKS: FormMeasure = {
  name: 'register',
  filters: [],
  label: '安全教育次数',
  form: '安全教育',
  unit: '次',
  credits: 'class',
  to: null,
  quantity: null,
  when: [],
}

test.each<[Partial<FormMeasure>, string]>([
  [{}, '每条「安全教育」计 1 次，记给所登记的班级'],
  [{ credits: 'person' }, '每条「安全教育」计 1 次，记给填写的人'],
  [{ quantity: '人数', credits: 'school' }, '每条「安全教育」按「人数」计，记给学校'],
  [
    { credits: 'person', to: '到岗教师', when: [{ key: '时长', is: ['5分钟', '30分钟'] }] },
    '每条「安全教育」计 1 次，只算时长为「5分钟」或「30分钟」的，记给「到岗教师」里写的每一个',
  ],
  [
    {
      when: [
        { key: '时长', is: ['5分钟'] },
        { key: '完成', is: ['是'] },
      ],
    },
    '每条「安全教育」计 1 次，只算时长为「5分钟」且完成为「是」的，记给所登记的班级',
  ],
])('%j: %s', (changes, words) => expect(countedInWords({ ...TALKS, ...changes })).toBe(words))
