import { useState } from 'react'
import { PickedField } from '@/components/form/picked-field'
import type { FigureRef } from '../hooks/content'
import { FiguresSheet } from './figures-sheet'

interface FiguresFieldProps {
  chosen: readonly FigureRef[]
  error: string | undefined
  onChange: (chosen: FigureRef[]) => void
}

/** Results of the plan that the school makes public with the announcement (校务公开). */
export function FiguresField({ chosen, error, onChange }: FiguresFieldProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <PickedField
        label="校务公开"
        hint="附上工作计划的完成情况，只有单位的合计"
        words={chosen.length > 0 ? `${chosen.length} 项` : '不附'}
        error={error}
        optional
        onTap={() => setOpen(true)}
      />
      {open && <FiguresSheet chosen={chosen} onChange={onChange} onClose={() => setOpen(false)} />}
    </>
  )
}
