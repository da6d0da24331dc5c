import { cloudFunction } from '../_shared/cloud/cloud-function'
import { burden } from './burden'
import { change } from './change'
import { list } from './list'

export const operations = [burden, change, list]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
