import { cloudFunction } from '../_shared/cloud/cloud-function'
import { answer } from './answer'
import { list } from './list'
import { submit } from './submit'

export const operations = [answer, list, submit]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
