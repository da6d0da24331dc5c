import { shareInWords } from '#core/club/participation'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { StepperField } from '@/components/form/stepper-field'
import { SwitchField } from '@/components/form/switch-field'
import type { ClubSessionEntry } from '../hooks/club-session'
import { Roll } from './roll'

/** Heads are counted; names only where the club keeps a roll. */
export function HowMany({ entry }: { entry: ClubSessionEntry }) {
  const { form, query, headcount, enrolled, faults, set } = entry
  // A roll from before the club gave its rolls up can only be taken off.
  const mayName = form.roll !== null || (query.data ? query.data.roll !== null : false)
  return (
    <CellGroup>
      {form.roll === null && (
        <StepperField
          label="到场人数"
          value={headcount}
          onChange={(count) => set({ headcount: count })}
          hint={inWords(headcount, enrolled)}
          error={faults.headcount}
          shortcut={
            enrolled > 0 &&
            headcount !== enrolled && (
              <Button compact onTap={() => set({ headcount: null })}>
                全到
              </Button>
            )
          }
        />
      )}
      {mayName && (
        <SwitchField
          label="记名单"
          hint="只有指导教师和学校领导能看到；不记名单也照样计入"
          value={form.roll !== null}
          onChange={(named) => set({ roll: named ? (query.data?.names ?? []) : null })}
        />
      )}
      {form.roll !== null && <Roll entry={entry} roll={form.roll} />}
    </CellGroup>
  )
}

function inWords(there: number, enrolled: number): string {
  if (enrolled === 0) return '还不知道社团有多少人，请直接填到场人数'
  if (there === enrolled) return `社团共 ${enrolled} 人，全部到齐`
  if (there > enrolled) return `社团共 ${enrolled} 人，多 ${there - enrolled} 人`
  const share = shareInWords({ present: there, expected: enrolled })
  return `社团共 ${enrolled} 人，${enrolled - there} 人没到，参与率 ${share}`
}
