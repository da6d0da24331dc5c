import type { Operation } from './_shared/endpoint/operation'
import { operations as account } from './account'
import { operations as agenda } from './agenda'
import { operations as client } from './client'
import { operations as club } from './club'
import { operations as delegation } from './delegation'
import { operations as file } from './file'
import { operations as journal } from './journal'
import { operations as lesson } from './lesson'
import { operations as notice } from './notice'
import { operations as parent } from './parent'
import { operations as plan } from './plan'
import { operations as privacy } from './privacy'
import { operations as record } from './record'
import { operations as reminder } from './reminder'
import { operations as report } from './report'
import { operations as research } from './research'
import { operations as roster } from './roster'
import { operations as scene } from './scene'
import { operations as session } from './session'
import { operations as setting } from './setting'
import { operations as standing } from './standing'
import { operations as suggestion } from './suggestion'
import { operations as term } from './term'

/** Every operation by name, for what serves all functions at once: the HTTP function and the local host. */
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
    ...reminder,
    ...client,
    ...scene,
  ].map((each) => [each.name, each as Operation]),
)
