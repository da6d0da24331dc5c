import { cloudFunction } from '../_shared/cloud/cloud-function'
import { calendar } from './calendar'
import { subscribe } from './subscribe'
import { unsubscribe } from './unsubscribe'

export const operations = [calendar, subscribe, unsubscribe]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
