import { cloudFunction } from '../_shared/cloud/cloud-function'
import { classes } from './classes'
import { teachers } from './teachers'

export const operations = [classes, teachers]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
