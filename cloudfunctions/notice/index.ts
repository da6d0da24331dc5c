import { cloudFunction } from '../_shared/cloud/cloud-function'
import { acknowledge } from './acknowledge'
import { audiences } from './audiences'
import { correct } from './correct'
import { decide } from './decide'
import { draft } from './draft'
import { figures } from './figures'
import { list } from './list'
import { place } from './place'
import { publish } from './publish'
import { read } from './read'
import { readers } from './readers'
import { save } from './save'
import { withdraw } from './withdraw'

export const operations = [
  audiences,
  save,
  publish,
  decide,
  correct,
  place,
  withdraw,
  list,
  read,
  draft,
  acknowledge,
  readers,
  figures,
]

/** The entry that CloudBase calls. */
export const main = cloudFunction(operations)
