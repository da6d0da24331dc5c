import { cloudFunction } from '../_shared/cloud/cloud-function'
import { choices } from './choices'
import { close } from './close'
import { list } from './list'
import { reopen } from './reopen'
import { save } from './save'
import { show } from './show'
import { summary } from './summary'

export const operations = [choices, close, list, reopen, save, show, summary]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
