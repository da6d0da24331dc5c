import type { Output } from '#core/contract/contract'
import { Banner } from '@/components/states/banner'
import { useSession } from '@/services/session'

/** Why a record was sent back, before anything else of it. */
export function Returned({ record }: { record: Output<'record.show'> }) {
  const me = useSession()
  const act = record.history.filter(({ did }) => did === 'returned').at(-1)
  if (record.state !== 'returned' || !act) return null
  return (
    <Banner tone="warn">
      {act.who}退回了这条记录：{act.reason.replace(/。$/, '')}
      {record.author.id === me?.person.id ? '。改好后再提交，核准以后计入。' : '。'}
    </Banner>
  )
}
