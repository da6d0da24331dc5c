import { cloudFunction } from '../_shared/cloud/cloud-function'
import { consent } from './consent'
import { erase } from './erase'
import { erasePerson } from './erase-person'
import { exportOwn } from './export'
import { retention } from './retention'

export const operations = [consent, erase, erasePerson, exportOwn, retention]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
