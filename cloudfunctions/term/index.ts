import { cloudFunction } from '../_shared/cloud/cloud-function'
import { days } from './days'
import { list } from './list'
import { save } from './save'
import { saveDays } from './save-days'

export const operations = [list, save, days, saveDays]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
