import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '../routes'
import type { PromisesProps } from './promise-list'
import { isLogOnly, keyOf, seenOf } from './promised'
import { RuleName } from './rule-name'

/** What the plan names without a number: nothing to keep up with, so it stays folded until somebody asks. */
export function LogOnly({ promises, asOf, seen }: PromisesProps) {
  const [open, setOpen] = useState(false)
  const logged = promises.filter(isLogOnly)
  if (logged.length === 0) return null
  return (
    <CellGroup
      title={`只记录、不设数 · ${logged.length} 项`}
      action={
        <Button look="text" compact onTap={() => setOpen(!open)}>
          {open ? '收起' : '展开'}
        </Button>
      }
    >
      {open &&
        logged.map(({ rule, rollUp }) => (
          <Cell
            key={keyOf(rule)}
            title={<RuleName rule={rule} plans={asOf.plans} />}
            value={`${rollUp.done} ${rule.unit}`}
            url={routes.rule(rule.id, seenOf(rule, seen))}
          />
        ))}
    </CellGroup>
  )
}
