import { cloudFunction } from '../_shared/cloud/cloud-function'
import { begin } from './begin'
import { list } from './list'
import { put } from './put'
import { remove } from './remove'

export const operations = [begin, list, put, remove]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
