import { cloudFunction } from '../_shared/cloud/cloud-function'
import { classes } from './classes'
import { closeCode } from './close-code'
import { code } from './code'
import { decide } from './decide'
import { join } from './join'
import { leave } from './leave'
import { members } from './members'
import { openCode } from './open-code'
import { remove } from './remove'
import { units } from './units'

export const operations = [classes, closeCode, code, decide, join, leave, members, openCode, remove, units]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
