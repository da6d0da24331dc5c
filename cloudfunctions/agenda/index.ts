import { cloudFunction } from '../_shared/cloud/cloud-function'
import { today } from './today'

export const operations = [today]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
