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

const FORMS = [
  { path: routes.observe(), title: '听课记录' },
  { path: routes.researchSession(), title: '教研活动' },
]

/** Records begun on this device and not handed in, the latest first. What waits unsent is listed as such. */
export function draftsLeftIn(): DraftLeft[] {
  const personId = current()?.person.id
  if (!personId) return []
  dropHandedIn(personId)
  return draftsOf(personId)
    .flatMap((url) => {
      const page = FORMS.find(({ path }) => url.startsWith(path))
      const left = draftLeft(personId, url)
      if (!page || !left || url.includes('pending=')) return []
      const title = url.includes('record=') ? `修改${page.title}` : page.title
      return [{ url, title, savedAt: left.savedAt }]
    })
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}
