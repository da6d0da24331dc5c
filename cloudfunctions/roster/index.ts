import { cloudFunction } from '../_shared/cloud/cloud-function'
import { classes } from './classes'
import { staff } from './staff'
import { teachers } from './teachers'
import { units } from './units'

export const operations = [classes, staff, teachers, units]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
