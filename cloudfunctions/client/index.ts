import { cloudFunction } from '../_shared/cloud/cloud-function'
import { report } from './report'

export const operations = [report]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
