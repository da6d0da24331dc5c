import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { dayInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import type { Notice } from '../notice'

/** Where it can still be changed by who wrote it or leads the school. */
export function Manage({ notice: { id, may, state, pinnedUntil, lastOn } }: { notice: Notice }) {
  const today = useSession()?.today ?? ''
  if (!may.edit && !may.correct && !may.withdraw) return null
  const isOut = state === 'published'
  const places = [
    pinnedUntil && pinnedUntil >= today && `置顶到${dayInWords(pinnedUntil, today)}`,
    lastOn && `显示到${dayInWords(lastOn, today)}`,
  ].filter(Boolean)
  return (
    <CellGroup title="管理这条公告">
      {may.edit && <Cell icon="pen-line" title="接着写" url={routes.noticeEdit(id)} />}
      {may.correct && (
        <Cell
          icon="pen-line"
          title="更正"
          note="改正写错的内容，收到的人看得到更正说明"
          url={routes.noticeCorrect(id)}
        />
      )}
      {(may.correct || may.withdraw) && (
        <Cell
          icon="ellipsis"
          title={isOut ? '置顶、期限和撤回' : '不发了，删除'}
          note={isOut ? places.join('，') || '不置顶，一直显示' : undefined}
          url={routes.noticeManage(id)}
        />
      )}
    </CellGroup>
  )
}
