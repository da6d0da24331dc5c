import { STATUSES, type Status } from '#core/standing/judge'
import type { IconName } from '../icon'
import { Chip } from './chip'

const ICONS: Record<Status, IconName> = {
  met: 'circle-check',
  onTrack: 'trending-up',
  behind: 'clock',
  missed: 'circle-x',
  waived: 'circle-minus',
  logOnly: 'notebook-pen',
}

/** Shape, word and colour say the same, so that none has to say it alone. */
export function StatusChip({ status, amount = '' }: { status: Status; amount?: string | undefined }) {
  return (
    <Chip tone={status} icon={ICONS[status]}>
      {`${STATUSES[status]} ${amount}`.trim()}
    </Chip>
  )
}
