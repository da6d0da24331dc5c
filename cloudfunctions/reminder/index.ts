import { cloudFunction } from '../_shared/cloud/cloud-function'
import { choose } from './choose'
import { consent } from './consent'
import { failed } from './failed'
import { list } from './list'
import { read } from './read'
import { retry } from './retry'
import { ways } from './ways'

export const operations = [list, read, ways, choose, consent, failed, retry]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
