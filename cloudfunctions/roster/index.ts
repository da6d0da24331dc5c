import { cloudFunction } from '../_shared/cloud/cloud-function'
import { apply } from './apply'
import { changes } from './changes'
import { check } from './check'
import { classes } from './classes'
import { exportRoster } from './export'
import { imports } from './imports'
import { staff } from './staff'
import { teachers } from './teachers'
import { undo } from './undo'
import { units } from './units'

const importing = [check, changes, apply, undo, imports, exportRoster]

export const operations = [classes, staff, teachers, units, ...importing]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
