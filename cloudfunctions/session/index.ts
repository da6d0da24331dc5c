import { cloudFunction } from '../_shared/cloud/cloud-function'
import { class as classOf } from './class'
import { close } from './close'
import { end } from './end'
import { invitation } from './invitation'
import { join } from './join'
import { joinClass } from './join-class'
import { list } from './list'
import { me } from './me'
import { open } from './open'
import { renew } from './renew'
import { switchPlace } from './switch'
import { ways } from './ways'

export const operations = [
  classOf,
  close,
  end,
  invitation,
  join,
  joinClass,
  list,
  me,
  open,
  renew,
  switchPlace,
  ways,
]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
