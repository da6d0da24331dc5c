import type { SettingKey } from '#core/setting/setting'
import type { SchoolKey, Tx } from './store'

/** Whether something that a school switches is on; all are until they are switched off. */
export async function settingIsOn(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  key: SettingKey,
): Promise<boolean> {
  const kept = await tx
    .selectFrom('setting')
    .select('isOn')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('key', '=', key)
    .executeTakeFirst()
  return kept?.isOn ?? true
}
