import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { schoolToday } from '@/services/session'

export type Held = Output<'roster.person'>['posts'][number]

interface TimelineProps {
  person: Output<'roster.person'>
  onAppoint: () => void
  onOpen: (post: Held) => void
}

/** What somebody does, will do and did; past posts stay as they were. */
export function Timeline({ person: { posts }, onAppoint, onOpen }: TimelineProps) {
  const today = schoolToday()
  const past = posts.filter(({ to }) => to !== null && to < today)
  const coming = posts.filter(({ from }) => from > today)
  const now = posts.filter((each) => !past.includes(each) && !coming.includes(each))
  const rows = (some: readonly Held[]) =>
    some.map((post) => (
      <Cell
        key={post.id}
        title={titleOf(post)}
        note={post.to === null ? `${post.from} 起` : `${post.from} 至 ${post.to}`}
        onTap={() => onOpen(post)}
      />
    ))
  return (
    <>
      <CellGroup
        title="现任"
        action={
          <Button compact look="text" icon="plus" onTap={onAppoint}>
            加一项任职
          </Button>
        }
      >
        {now.length === 0 && <Cell title="现在没有任职" note="登录后看不到学校的内容" />}
        {rows(now)}
      </CellGroup>
      {coming.length > 0 && <CellGroup title="将要开始">{rows(coming)}</CellGroup>}
      {past.length > 0 && (
        <CellGroup title="以前">
          <Folded shown={5} moreInWords={(hidden) => `还有 ${hidden} 条`}>
            {rows([...past].reverse())}
          </Folded>
        </CellGroup>
      )}
    </>
  )
}

export function titleOf({ label, unit }: Held): string {
  return `${label} · ${unit}`
}
