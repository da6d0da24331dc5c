import { cloudFunction } from '../_shared/cloud/cloud-function'
import { clauses } from './clauses'
import { district } from './district'
import { group } from './group'
import { heat } from './heat'
import { mine } from './mine'
import { proof } from './proof'
import { rule } from './rule'
import { school } from './school'

export const operations = [clauses, district, group, heat, mine, proof, rule, school]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
