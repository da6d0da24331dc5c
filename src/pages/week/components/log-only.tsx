import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

type Sheet = Output<'standing.school'>

/** What the plan names without a number: nothing to keep up with, so it stays folded until somebody asks. */
export function LogOnly({ sheet }: { sheet: Sheet }) {
  const [open, setOpen] = useState(false)
  const promises = sheet.promises.filter(isLogOnly)
  if (promises.length === 0) return null
  return (
    <CellGroup
      title={`只记录、不设数 · ${promises.length} 项`}
      action={
        <Button look="text" compact onTap={() => setOpen(!open)}>
          {open ? '收起' : '展开'}
        </Button>
      }
    >
      {open &&
        promises.map(({ rule, rollUp }) => (
          <Cell
            key={rule.id}
            title={rule.name}
            value={`${rollUp.done} ${rule.unit}`}
            url={routes.rule(rule.id, sheet.week.number)}
          />
        ))}
    </CellGroup>
  )
}

export function isLogOnly({ rollUp }: Sheet['promises'][number]): boolean {
  return rollUp.status === 'logOnly'
}
