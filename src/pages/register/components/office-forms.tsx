import { assessmentForm } from '#core/form/built-in/assessment'
import { inspectionForm } from '#core/form/built-in/inspection'
import { showcaseForm } from '#core/form/built-in/showcase'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'

/** Records that the school's office writes down. */
export function OfficeForms() {
  return (
    <CellGroup title="教学管理">
      <Cell title={inspectionForm.name} url={routes.register({ kind: 'inspection' })} />
      <Cell title={showcaseForm.name} url={routes.register({ kind: 'showcase' })} />
      <Cell title={assessmentForm.name} url={routes.register({ kind: 'assessment' })} />
    </CellGroup>
  )
}
