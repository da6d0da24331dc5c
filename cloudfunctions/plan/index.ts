import { cloudFunction } from '../_shared/cloud/cloud-function'
import { forms } from './forms'
import { show } from './show'

export const operations = [forms, show]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
