import { problem } from '#core/problem'
import { SETTINGS, type SwitchedIn } from '#core/setting/setting'
import { operation } from '../_shared/endpoint/operation'
import { journalSetting, settingIsOn } from '../_shared/store/setting'

export const change = operation('setting.change', async ({ key, on, reason }, context) => {
  const { tx, caller, now } = context
  const { districtId, schoolId, personId } = caller
  const switchedIn: SwitchedIn = SETTINGS[key].switchedIn
  if (switchedIn === 'nowhere') throw problem('settingFixed')
  if (switchedIn !== 'here') throw problem('settingElsewhere', { where: switchedIn })
  const before = await settingIsOn(tx, caller, key)
  // The same switch again, because its reply was lost.
  if (before === on) return {}
  const switched = { isOn: on, reason: reason.trim(), changedBy: personId, changedAt: new Date(now) }
  await tx
    .insertInto('setting')
    .values({ districtId, schoolId, key, ...switched })
    .onConflict((conflict) => conflict.columns(['districtId', 'schoolId', 'key']).doUpdateSet(switched))
    .execute()
  await journalSetting(key, on, switched.reason, {}, context)
  return {}
})
