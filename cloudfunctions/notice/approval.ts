import type { SignedInContext } from '../_shared/endpoint/operation'
import { settingIsOn } from '../_shared/store/setting'

/** Whether what the caller writes has to be approved by somebody else; leaders and others are switched apart. */
export async function needsApproval({ tx, caller }: SignedInContext): Promise<boolean> {
  const key = caller.rights.publishNotice ? 'noticeDirect' : 'leadNoticeDirect'
  return !(await settingIsOn(tx, caller, key))
}
