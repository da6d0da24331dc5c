import { cloudFunction } from '../_shared/cloud/cloud-function'
import { agenda } from './agenda'
import { attendance } from './attendance'
import { cancel } from './cancel'
import { closeCode } from './close-code'
import { code } from './code'
import { move } from './move'
import { openCode } from './open-code'
import { rates } from './rates'
import { reschedule } from './reschedule'
import { restore } from './restore'
import { schedule } from './schedule'
import { signIn } from './sign-in'
import { theme } from './theme'

export const operations = [
  agenda,
  attendance,
  cancel,
  closeCode,
  code,
  move,
  openCode,
  rates,
  reschedule,
  restore,
  schedule,
  signIn,
  theme,
]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
