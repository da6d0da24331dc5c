import { cloudFunction } from '../_shared/cloud/cloud-function'
import { around } from './around'
import { day } from './day'
import { unobserved } from './unobserved'

export const operations = [around, day, unobserved]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
