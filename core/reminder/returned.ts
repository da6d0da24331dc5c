import { monthAndDay } from '../calendar/in-words'
import { RECORD_KINDS, type RecordKind } from '../record/record'
import { recordPage } from './pages'
import type { ReminderWords } from './reminder'

/** To the author of a record that was given back; why stands with the record, and is nobody else's matter. */
export function returnedWords(record: {
  readonly id: string
  readonly kind: RecordKind
  readonly happenedOn: string
}): ReminderWords {
  const line = `${monthAndDay(record.happenedOn)}的${WHAT[record.kind]}被退回，改好后再提交`
  return { line, page: recordPage(record.id), dueOn: null }
}

const WHAT = { ...RECORD_KINDS, observation: '听课记录', research: '教研记录' } as const
