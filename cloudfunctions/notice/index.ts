import { cloudFunction } from '../_shared/cloud/cloud-function'
import { audiences } from './audiences'
import { list } from './list'
import { publish } from './publish'
import { read } from './read'
import { withdraw } from './withdraw'

export const operations = [audiences, list, publish, read, withdraw]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
