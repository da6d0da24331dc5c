import { operation } from '../_shared/endpoint/operation'
import { pageWithin } from '../_shared/store/paging'
import { versionMetas } from './version-meta'

export const versions = operation('plan.versions', async ({ cursor }, { tx, caller, today }) =>
  pageWithin(await versionMetas(tx, caller, caller, today), cursor),
)
