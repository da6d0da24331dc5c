import { cloudFunction } from '../_shared/cloud/cloud-function'
import { mine } from './mine'
import { proof } from './proof'
import { rule } from './rule'
import { school } from './school'

export const operations = [mine, proof, rule, school]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
