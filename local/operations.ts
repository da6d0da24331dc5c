import type { Operation } from '../cloudfunctions/_shared/endpoint/operation'
import { operations as account } from '../cloudfunctions/account'
import { operations as agenda } from '../cloudfunctions/agenda'
import { operations as club } from '../cloudfunctions/club'
import { operations as delegation } from '../cloudfunctions/delegation'
import { operations as file } from '../cloudfunctions/file'
import { operations as journal } from '../cloudfunctions/journal'
import { operations as lesson } from '../cloudfunctions/lesson'
import { operations as notice } from '../cloudfunctions/notice'
import { operations as parent } from '../cloudfunctions/parent'
import { operations as plan } from '../cloudfunctions/plan'
import { operations as privacy } from '../cloudfunctions/privacy'
import { operations as record } from '../cloudfunctions/record'
import { operations as report } from '../cloudfunctions/report'
import { operations as research } from '../cloudfunctions/research'
import { operations as roster } from '../cloudfunctions/roster'
import { operations as session } from '../cloudfunctions/session'
import { operations as setting } from '../cloudfunctions/setting'
import { operations as standing } from '../cloudfunctions/standing'
import { operations as suggestion } from '../cloudfunctions/suggestion'
import { operations as term } from '../cloudfunctions/term'

/** Every operation by name: the local host serves all functions at once. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    ...session,
    ...account,
    ...agenda,
    ...lesson,
    ...roster,
    ...term,
    ...record,
    ...research,
    ...club,
    ...file,
    ...standing,
    ...report,
    ...notice,
    ...plan,
    ...parent,
    ...suggestion,
    ...setting,
    ...privacy,
    ...journal,
    ...delegation,
  ].map((each) => [each.name, each as Operation]),
)
