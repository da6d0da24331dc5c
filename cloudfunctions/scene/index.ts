import { cloudFunction } from '../_shared/cloud/cloud-function'
import { picture } from './picture'

export const operations = [picture]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
