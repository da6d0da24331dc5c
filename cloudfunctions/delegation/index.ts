import { cloudFunction } from '../_shared/cloud/cloud-function'
import { end } from './end'
import { give } from './give'
import { list } from './list'

export const operations = [end, give, list]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
