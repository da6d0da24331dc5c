import { cloudFunction } from '../_shared/cloud/cloud-function'
import { check } from './check'
import { compare } from './compare'
import { discard } from './discard'
import { draft } from './draft'
import { drafts } from './drafts'
import { exportPlan } from './export'
import { forms } from './forms'
import { help } from './help'
import { publish } from './publish'
import { recount } from './recount'
import { saveDraft } from './save-draft'
import { show } from './show'
import { templates } from './templates'
import { versions } from './versions'
import { whatIf } from './what-if'

export const operations = [
  forms,
  show,
  help,
  templates,
  check,
  saveDraft,
  drafts,
  draft,
  discard,
  whatIf,
  publish,
  recount,
  versions,
  compare,
  exportPlan,
]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
