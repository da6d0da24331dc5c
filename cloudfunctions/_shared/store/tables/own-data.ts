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
  consent: { districtId: Id; personId: Id; schoolId: Id; version: string; agreedAt: Instant }
}
