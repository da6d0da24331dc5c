import { cloudFunction } from '../_shared/cloud/cloud-function'
import { correct } from './correct'
import { decide } from './decide'
import { list } from './list'
import { respond } from './respond'
import { sample } from './sample'
import { show } from './show'
import { submit } from './submit'
import { withdraw } from './withdraw'

export const operations = [correct, decide, list, respond, sample, show, submit, withdraw]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
