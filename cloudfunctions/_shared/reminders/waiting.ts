import type { CivilDate } from '#core/calendar/civil-date'
import type { Reminded } from '#core/reminder/at-hand'
import type { Waiting } from '#core/reminder/waiting'
import { scopeOf } from '#core/rights/reach'
import { rightsOf } from '#core/rights/rights'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'
import { loadParentsWaiting } from './parents-waiting'
import { loadUnread } from './unread'
import {
  countSuggestions,
  noticesByPublisher,
  objectionsByAuthor,
  recordsByAuthor,
  toAcceptByAuthor,
} from './waiting-counts'

/** What waits for each person of a school, as session.me counts it for one; loaded for all of them at once. */
export async function loadWaiting(
  tx: Tx,
  school: SchoolKey,
  termId: string,
  today: CivilDate,
  now: number,
): Promise<(person: Reminded) => Waiting> {
  const returned = await recordsByAuthor(tx, school, 'returned', termId)
  const awaiting = await recordsByAuthor(tx, school, 'awaiting')
  const objections = await objectionsByAuthor(tx, school)
  const toAccept = await toAcceptByAuthor(tx, school, today)
  const noticesReturned = await noticesByPublisher(tx, school, 'returned')
  const notices = await noticesByPublisher(tx, school, 'awaiting')
  const suggestions = await countSuggestions(tx, school)
  const parents = await loadParentsWaiting(tx, school, today, now)
  const unread = await loadUnread(tx, school, today, now)
  return (person) => {
    const { personId, roles } = person
    const { checkRecords, acceptHandedIn, writeNotice, approveNotice, answerSuggestions } = rightsOf(roles)
    return {
      returned: returned.own(personId),
      objections: objections.own(personId),
      noticesReturned: writeNotice ? noticesReturned.own(personId) : 0,
      awaiting: checkRecords ? awaiting.others(personId) : 0,
      toAccept: acceptHandedIn ? toAccept.others(personId) : 0,
      notices: approveNotice ? notices.others(personId) : 0,
      parents: scopeOf('parent.decide', roles) === null ? 0 : parents(person),
      suggestions: answerSuggestions ? suggestions : 0,
      unread: unread.get(personId)?.unread ?? 0,
      receipts: unread.get(personId)?.receipts ?? 0,
    }
  }
}
