import { cloudFunction } from '../_shared/cloud/cloud-function'
import { around } from './around'

export const operations = [around]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
