import { backup } from './backup'
import { clockJump, dayJump } from './clock-jump'
import { endConnections, killBackend, killDatabase, powerCut, slowDisk, timeOut } from './database'
import { diskFull, pullPlug } from './disk'
import type { Fault } from './fault'
import { endHost, freezeHost, killHost, twoHosts } from './kill-host'
import { migration } from './migration'
import { cut, cutAll, delay, halve, lose, refuse, silence } from './network'

export const FAULTS: readonly Fault[] = [
  killHost,
  endHost,
  twoHosts,
  freezeHost,
  killDatabase,
  killBackend,
  powerCut,
  endConnections,
  timeOut,
  slowDisk,
  cut,
  cutAll,
  halve,
  refuse,
  delay,
  silence,
  lose,
  clockJump,
  dayJump,
  diskFull,
  pullPlug,
  backup,
  migration,
]
