import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { FAULTY } from '@/components/form/attention'
import {
  type Audience,
  type AudienceTree,
  audienceInWords,
  type Chosen,
  isCovered,
  isIn,
  reachInWords,
  toggled,
} from '../hooks/audience-tree'
import { CheckRow } from './check-row'
import { FieldFault } from './field-fault'
import { GradeRow } from './grade-row'
import { UnitsRow } from './units-row'

interface AudienceFieldProps {
  tree: AudienceTree
  chosen: readonly Chosen[]
  /** The one there is, for who may address nobody else. */
  only: Audience | undefined
  error: string | undefined
  onChange: (chosen: Chosen[]) => void
}

/** Parents of the school, of grades and classes; the staff as a whole, by group or by post. */
export function AudienceField({ tree, chosen, only, error, onChange }: AudienceFieldProps) {
  const words = audienceInWords(chosen, tree)
  const choosing = {
    isChosen: (unit: Audience) => isIn(chosen, unit),
    isCovered: (unit: Audience) => isCovered(chosen, unit, tree),
    onToggle: (unit: Audience) => onChange(toggled(chosen, unit, tree)),
  }
  if (only) {
    return (
      <CellGroup title="发给谁">
        <Cell icon="users" title={only.label} note={reachInWords(chosen, tree)} />
      </CellGroup>
    )
  }
  return (
    <View ariaRole="group" ariaLabel="发给谁" className={cx(error && FAULTY)}>
      <CellGroup title="发给谁" note={words && `发给${words}，${reachInWords(chosen, tree)}`}>
        {tree.whole.map((unit) => (
          <CheckRow
            key={unit.who}
            label={unit.label}
            note={`${unit.people} 人`}
            checked={choosing.isChosen(unit)}
            onTap={() => choosing.onToggle(unit)}
          />
        ))}
        {tree.branches.map((branch) => (
          <GradeRow key={branch.grade.unitId} branch={branch} {...choosing} />
        ))}
        <UnitsRow title="按教研组、年级选教师" units={tree.groups} {...choosing} />
        <UnitsRow title="按岗位选教职工" units={tree.posts} {...choosing} />
      </CellGroup>
      <FieldFault>{error}</FieldFault>
    </View>
  )
}
