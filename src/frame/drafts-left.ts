import { RECORD_KINDS } from '#core/record/record'
import { draftLeft, draftsOf } from '@/services/drafts'
import { dropHandedIn } from '@/services/handed-in'
import { current } from '@/services/session'
import { routes, wordsIn } from './routes'

export interface DraftLeft {
  /** Where it is carried on: the drafts of a page are kept under its address. */
  readonly url: string
  readonly title: string
  readonly savedAt: string
}

const FORMS = [
  { path: routes.observe(), title: '听课记录' },
  { path: routes.researchSession(), title: '教研活动' },
  { path: '/pages/club/session/index', title: '社团活动' },
  { path: routes.register(), title: '登记' },
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
      const title = nameIn(url) ?? page.title
      return [{ url, title: url.includes('record=') ? `修改${title}` : title, savedAt: left.savedAt }]
    })
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/** The form, the thing to hand in, or the kind of record that an address names. */
function nameIn(url: string): string | undefined {
  const [, form] = url.match(/[?&](?:form|title)=([^&]*)/) ?? []
  if (form !== undefined) return wordsIn(form)
  const [, kind = ''] = url.match(/[?&]kind=([^&]*)/) ?? []
  return (RECORD_KINDS as Readonly<Record<string, string>>)[kind]
}
