import type * as z from 'zod/mini'
import type { ProblemBody } from '../problem'
import { accountOperations } from './account'
import { agendaOperations } from './agenda'
import { clientOperations } from './client'
import { clubOperations } from './club'
import { delegationOperations } from './delegation'
import { fileOperations } from './file'
import { journalOperations } from './journal'
import { lessonOperations } from './lesson'
import { noticeOperations } from './notice'
import { parentOperations } from './parent'
import { planOperations } from './plan'
import { privacyOperations } from './privacy'
import { recordOperations } from './record'
import { reminderOperations } from './reminder'
import { reportOperations } from './report'
import { researchOperations } from './research'
import { rosterOperations } from './roster'
import { rosterImportOperations } from './roster-import'
import { rosterKeepingOperations } from './roster-keeping'
import { sceneOperations } from './scene'
import { session } from './session'
import { settingOperations } from './setting'
import { standingOperations } from './standing'
import { standingViewOperations } from './standing-views'
import { suggestionOperations } from './suggestion'
import { termOperations } from './term'

/** Every operation by its name, `noun.verb`: the one list that the entries, the client and the docs go by. */
export const contract = {
  ...session,
  ...accountOperations,
  ...agendaOperations,
  ...lessonOperations,
  ...rosterOperations,
  ...rosterKeepingOperations,
  ...rosterImportOperations,
  ...termOperations,
  ...delegationOperations,
  ...recordOperations,
  ...researchOperations,
  ...clubOperations,
  ...fileOperations,
  ...standingOperations,
  ...standingViewOperations,
  ...reportOperations,
  ...noticeOperations,
  ...parentOperations,
  ...settingOperations,
  ...suggestionOperations,
  ...privacyOperations,
  ...journalOperations,
  ...planOperations,
  ...reminderOperations,
  ...sceneOperations,
  ...clientOperations,
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
