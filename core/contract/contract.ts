import type * as z from 'zod/mini'
import type { ProblemBody } from '../problem'
import { agendaOperations } from './agenda'
import { clubOperations } from './club'
import { fileOperations } from './file'
import { lessonOperations } from './lesson'
import { noticeOperations } from './notice'
import { planOperations } from './plan'
import { recordOperations } from './record'
import { reportOperations } from './report'
import { researchOperations } from './research'
import { rosterOperations } from './roster'
import { session } from './session'
import { standingOperations } from './standing'
import { standingViewOperations } from './standing-views'

/** Every operation by its name, `noun.verb`: the one list that the entries, the client and the docs go by. */
export const contract = {
  ...session,
  ...agendaOperations,
  ...lessonOperations,
  ...rosterOperations,
  ...recordOperations,
  ...researchOperations,
  ...clubOperations,
  ...fileOperations,
  ...standingOperations,
  ...standingViewOperations,
  ...reportOperations,
  ...noticeOperations,
  ...planOperations,
}

export type OperationName = keyof typeof contract

/** What a client sends (before parsing). */
export type Input<N extends OperationName> = z.input<(typeof contract)[N]['input']>

/** What an operation receives (after parsing). */
export type Parsed<N extends OperationName> = z.output<(typeof contract)[N]['input']>

export type Output<N extends OperationName> = z.output<(typeof contract)[N]['output']>

export type Reply<N extends OperationName> =
  | { readonly ok: true; readonly data: Output<N> }
  | { readonly ok: false; readonly problem: ProblemBody }
