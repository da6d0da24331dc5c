import { cloudFunction } from '../_shared/cloud/cloud-function'
import { class as classOf } from './class'
import { close } from './close'
import { joinClass } from './join-class'
import { me } from './me'
import { open } from './open'
import { renew } from './renew'
import { ways } from './ways'

export const operations = [classOf, close, joinClass, me, open, renew, ways]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
