import { cloudFunction } from '../_shared/cloud/cloud-function'
import { addPlace } from './add-place'
import { bindWechat } from './bind-wechat'
import { close } from './close'
import { invite } from './invite'
import { list } from './list'
import { revoke } from './revoke'
import { setPassword } from './set-password'
import { show } from './show'
import { unbindWechat } from './unbind-wechat'

export const operations = [addPlace, bindWechat, close, invite, list, revoke, setPassword, show, unbindWechat]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
