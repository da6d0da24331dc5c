import { uuidv7 } from 'uuidv7'
import type { Input } from '#core/contract/contract'

type Content = Input<'record.submit'>['content']
type PayloadOf<K extends Content['kind']> = Extract<Content, { kind: K }>['payload']

/** The school's five-year plan, on the tests' today. */
export const handedIn = (changes: Partial<PayloadOf<'deliverable'>> = {}) => ({
  id: uuidv7(),
  content: {
    kind: 'deliverable' as const,
    payload: {
      on: '2026-11-18',
      title: '学校发展五年规划',
      level: 'school' as const,
      unitId: null,
      note: '',
      ...changes,
    },
  },
})

export const declared = (changes: Partial<PayloadOf<'declared'>> = {}) => ({
  id: uuidv7(),
  content: {
    kind: 'declared' as const,
    payload: {
      on: '2026-11-18',
      title: '在校生数',
      level: 'school' as const,
      unitId: null,
      amount: 612,
      source: '学籍系统',
      ...changes,
    },
  },
})
