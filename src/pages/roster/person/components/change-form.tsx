import { AppointSheet } from './appoint-sheet'
import { DaySheet } from './day-sheet'
import { FactsSheet } from './facts-sheet'
import { LeaveSheet } from './leave-sheet'
import { PostSheet } from './post-sheet'
import type { SheetFor } from './sender'
import { TagSheet } from './tag-sheet'
import type { Held } from './timeline'
import { TransferSheet } from './transfer-sheet'

export type Change =
  | { readonly what: 'facts' | 'appoint' | 'leave' | 'return' | 'depart' | 'transfer' | 'tag' }
  | { readonly what: 'post'; readonly post: Held }
  | { readonly what: 'untag'; readonly tag: string }

/** The sheet of a change. */
export function ChangeForm({ change, ...sheet }: SheetFor & { change: Change }) {
  switch (change.what) {
    case 'facts':
      return <FactsSheet {...sheet} />
    case 'appoint':
      return <AppointSheet {...sheet} />
    case 'leave':
      return <LeaveSheet {...sheet} />
    case 'transfer':
      return <TransferSheet {...sheet} />
    case 'tag':
      return <TagSheet {...sheet} />
    case 'post':
      return <PostSheet {...sheet} post={change.post} />
    case 'return':
      return (
        <DaySheet
          {...sheet}
          title="返岗"
          label="返岗的第一天"
          action="登记"
          changeOn={(on) => ({ what: 'return', on })}
        />
      )
    case 'depart':
      return (
        <DaySheet
          {...sheet}
          danger
          title="离校"
          label="在校的最后一天"
          action="登记离校"
          note="所有任职到这一天为止；第二天起，这位老师登录后看不到学校的内容。以前的记录都还在。"
          changeOn={(lastOn) => ({ what: 'depart', lastOn })}
        />
      )
    case 'untag':
      return (
        <DaySheet
          {...sheet}
          title={`去掉「${change.tag}」`}
          label="从哪天起没有"
          action="保存"
          changeOn={(from) => ({ what: 'untag', tag: change.tag, from })}
        />
      )
  }
}
