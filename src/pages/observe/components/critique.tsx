import { useState } from 'react'
import type { Rubric } from '#core/plan/rubric'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { hasCritiqueDraft } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import { Scores } from './scores'

interface CritiqueProps {
  observation: Observation
  rubrics: readonly Rubric[]
}

/** The critique (评课) is nobody's duty here: folded until it is asked for. */
export function Critique({ observation, rubrics }: CritiqueProps) {
  const { form, faults, set } = observation
  const [unfolded, setUnfolded] = useState(false)
  if (!unfolded && !hasCritiqueDraft(form)) {
    return (
      <CellGroup>
        <Cell
          icon="pen-line"
          title="评课"
          note={rubrics.length > 0 ? '写亮点和建议，也可以按量表打分' : '写亮点和建议'}
          value="选填"
          onTap={() => setUnfolded(true)}
        />
      </CellGroup>
    )
  }
  return (
    <>
      <CellGroup title="评课" note="授课教师会看到评课，可以确认，也可以提出异议。">
        <TextArea
          label="亮点"
          optional
          rows={2}
          value={form.strengths}
          onChange={(strengths) => set({ strengths })}
          maxLength={2000}
          error={faults.strengths}
        />
        <TextArea
          label="建议"
          optional
          rows={2}
          value={form.advice}
          onChange={(advice) => set({ advice })}
          maxLength={2000}
          error={faults.advice}
        />
      </CellGroup>
      <Scores observation={observation} rubrics={rubrics} />
    </>
  )
}
