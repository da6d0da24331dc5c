import { draftLeft, draftsOf } from '@/services/drafts'
import { dropHandedIn } from '@/services/handed-in'
import { current } from '@/services/session'
import { routes } from './routes'

export interface DraftLeft {
  /** Where it is carried on: the drafts of a page are kept under its address. */
  readonly url: string
  readonly title: string
  readonly savedAt: string
}

/** Observations begun on this device and not handed in, the latest first. What waits unsent is listed as such. */
export function draftsLeftIn(): DraftLeft[] {
  const personId = current()?.person.id
  if (!personId) return []
  dropHandedIn(personId)
  return draftsOf(personId)
    .filter((url) => url.startsWith(routes.observe()) && !url.includes('pending='))
    .flatMap((url) => {
      const left = draftLeft(personId, url)
      const title = url.includes('record=') ? '修改听课记录' : '听课记录'
      return left ? [{ url, title, savedAt: left.savedAt }] : []
    })
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}
