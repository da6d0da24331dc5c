import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { routes } from '@/frame/routes'
import { serverNow } from '@/services/clock'
import { agoInWords } from '@/services/moment'
import { checkInWords } from '../../hooks/checked'

export type Draft = Output<'plan.drafts'>['items'][number]

export function DraftCell({ draft }: { draft: Draft }) {
  const { id, name, title, savedAt, savedBy, publishedAs } = draft
  const saved = `${savedBy} ${agoInWords(savedAt, serverNow())}保存`
  return (
    <Cell
      icon="pen-line"
      title={title ?? name}
      note={`${publishedAs === null ? checkInWords(draft) : `已发布为第 ${publishedAs} 版`} · ${saved}`}
      url={routes.planDraft(id)}
    />
  )
}
