import { cloudFunction } from '../_shared/cloud/cloud-function'
import { calendar } from './calendar'
import { exportPage } from './export'
import { freeze } from './freeze'
import { later } from './later'
import { list } from './list'
import { show } from './show'
import { subscribe } from './subscribe'
import { unsubscribe } from './unsubscribe'

export const operations = [calendar, exportPage, freeze, later, list, show, subscribe, unsubscribe]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
