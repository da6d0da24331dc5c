import { REMINDERS } from '#core/reminder/reminder'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { readReminders } from '@/services/reminders/send'
import type { Reminder } from '@/services/reminders/unread'

/** The week's digest, where nobody has read it yet: one line, and one tap to what it says. */
export function Digest({ reminder }: { reminder: Reminder | undefined }) {
  if (!reminder) return null
  const { id, kind, line, page } = reminder
  // What it speaks of may stand right here.
  const url = page === routes.home() ? undefined : page
  return (
    <CellGroup>
      <Cell
        icon="bell"
        title={line}
        note={REMINDERS[kind].title}
        url={url}
        onTap={() => readReminders([id])}
      />
    </CellGroup>
  )
}
