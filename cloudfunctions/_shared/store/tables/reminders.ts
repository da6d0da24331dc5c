import type { ColumnType, Generated } from 'kysely'
import type { PushedKind, ReminderKind } from '#core/reminder/reminder'
import type { Sent } from '../../endpoint/platform'
import type { Id, Instant } from './columns'

export type ReminderState = 'inApp' | 'waiting' | 'sent' | 'dead' | 'dropped'

/** Why the last try came to nothing. */
export type ReminderFailure = Exclude<Sent, 'sent'> | 'unheard'

/** What is said to people, how they wish it, and when each job ran. */
export interface ReminderTables {
  reminder: {
    districtId: Id
    id: Id
    schoolId: Id
    personId: Id
    kind: ReminderKind
    about: string
    line: string
    page: string
    dueOn: string | null
    madeAt: Instant
    notBefore: Instant
    readAt: Instant | null
    state: ReminderState
    attempts: Generated<number>
    leasedUntil: Instant | null
    nextAt: Instant | null
    holdsConsent: Generated<boolean>
    asking: Generated<boolean>
    failure: ReminderFailure | null
    sentAt: Instant | null
  }
  reminderChoice: { districtId: Id; schoolId: Id; personId: Id; digest: boolean; due: boolean }
  messageConsent: { districtId: Id; schoolId: Id; personId: Id; kind: PushedKind; consents: number }
  messageAsking: { districtId: Id; id: Id; schoolId: Id; personId: Id; at: Instant }
  job: {
    districtId: Id
    schoolId: Id
    name: string
    lastDue: Instant | null
    finishedAt: Instant | null
    failures: Generated<number>
    nextAt: Instant | null
  }
  clockwork: { onlyOne: ColumnType<boolean, never, never>; wentRoundAt: Instant }
}
