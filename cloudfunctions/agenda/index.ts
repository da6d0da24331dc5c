import { cloudFunction } from '../_shared/cloud/cloud-function'
import { owed } from './owed'
import { today } from './today'

export const operations = [owed, today]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
