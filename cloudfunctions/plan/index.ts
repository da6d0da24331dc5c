import { cloudFunction } from '../_shared/cloud/cloud-function'
import { show } from './show'

export const operations = [show]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
