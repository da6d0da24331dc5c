import { acknowledged } from './acknowledged'
import { chain, tallies } from './books'
import { files } from './files'
import type { Invariant } from './invariant'
import { leftBehind } from './left-behind'
import { once } from './once'
import { outbox } from './outbox'
import { sameAnswers } from './same-answers'
import { alive, sessions } from './sessions'

export const INVARIANTS: readonly Invariant[] = [
  alive,
  leftBehind,
  acknowledged,
  once,
  tallies,
  chain,
  files,
  outbox,
  sessions,
  sameAnswers,
]
