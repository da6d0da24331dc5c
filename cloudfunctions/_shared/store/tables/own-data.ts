import type { ColumnType } from 'kysely'
import type { RecordKind } from '#core/record/record'
import type { SettingKey } from '#core/setting/setting'
import type { Id, Instant } from './columns'

/** What a school has switched, and what people have agreed to. */
export interface OwnDataTables {
  setting: {
    districtId: Id
    schoolId: Id
    key: SettingKey
    isOn: boolean
    reason: string
    changedBy: Id
    changedAt: Instant
  }
  timeSpent: {
    districtId: Id
    schoolId: Id
    termId: Id
    kind: RecordKind
    form: string
    seconds: ColumnType<never, number, never>
  }
  consent: { districtId: Id; personId: Id; schoolId: Id; version: string; agreedAt: Instant }
}
