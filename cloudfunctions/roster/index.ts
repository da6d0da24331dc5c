import { cloudFunction } from '../_shared/cloud/cloud-function'
import { addPerson } from './add-person'
import { apply } from './apply'
import { changePerson } from './change-person'
import { changes } from './changes'
import { check } from './check'
import { classes } from './classes'
import { exportRoster } from './export'
import { imports } from './imports'
import { people } from './people'
import { person } from './person'
import { promote } from './promote'
import { saveUnit } from './save-unit'
import { staff } from './staff'
import { structure } from './structure'
import { teachers } from './teachers'
import { undo } from './undo'
import { units } from './units'

const choosing = [classes, staff, teachers, units]
const keeping = [people, person, addPerson, changePerson, structure, saveUnit, promote]
const importing = [check, changes, apply, undo, imports, exportRoster]

export const operations = [...choosing, ...keeping, ...importing]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
