import { cloudFunction } from '../_shared/cloud/cloud-function'
import { list } from './list'
import { mine } from './mine'

export const operations = [list, mine]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
