import type { Output } from '#core/contract/contract'

type Records = Output<'record.list'>

/** Answers `record.list`; the cursor is the number of the next record. */
export type Answers = (cursor: string | undefined) => Records

/** One of somebody's own records over and over, numbered from 1 and spread over 40 weeks. */
export function manyRecords({ items: [model] }: Records, records: number, aPage: number): Answers {
  if (!model) throw new Error('there is no record to make others of')
  return (cursor = '0') => {
    const from = Number(cursor)
    const items = Array.from({ length: Math.min(aPage, records - from) }, (_, index) => {
      const number = from + index + 1
      const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
      return { ...model, id, title: `听课 ${number} 号`, week: 40 - Math.floor((number * 40) / records) }
    })
    return { items, next: from + aPage < records ? String(from + aPage) : null }
  }
}
