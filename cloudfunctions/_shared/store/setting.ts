import type { SettingKey } from '#core/setting/setting'
import type { SignedInContext } from '../endpoint/operation'
import type { SchoolSource } from './at-hand'
import { atHand } from './at-hand'
import { keepJournal } from './keep-journal'
import type { SchoolKey } from './school-key'
import type { Tx } from './store'

/** Whether something that a school switches is on; all are until they are switched off. */
export function settingIsOn(tx: Tx, school: SchoolSource, key: SettingKey): Promise<boolean> {
  return atHand(school, `setting ${key}`, () => readWhetherOn(tx, school, key))
}

async function readWhetherOn(tx: Tx, { districtId, schoolId }: SchoolKey, key: SettingKey): Promise<boolean> {
  const kept = await tx
    .selectFrom('setting')
    .select('isOn')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('key', '=', key)
    .executeTakeFirst()
  return kept?.isOn ?? true
}

/** Writes down that something was switched, here or where else it is switched; `where` says where. */
export function journalSetting(
  key: SettingKey,
  on: boolean,
  reason: string,
  where: object,
  context: SignedInContext,
): Promise<void> {
  const did = on ? 'switchedOn' : 'switchedOff'
  const deed = { kind: 'setting', id: context.caller.schoolId, did, reason }
  return keepJournal({ ...deed, before: { key, on: !on }, after: { key, on, ...where } }, context)
}
