import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { SwitchField } from '@/components/form/switch-field'
import type { Observation } from '../hooks/observation'

/** A double period (连堂), offered where the same lesson goes on before or after. */
export function DoubleField({ observation: { form, double, setDouble } }: { observation: Observation }) {
  const inOrder = (...periods: readonly number[]) => [...periods].sort((a, b) => a - b).join('、')
  const [first = 0] = form.periods
  switch (double.state) {
    case 'none':
      return null
    case 'on':
      return <Switch on hint={`记第 ${inOrder(...double.periods)} 节，算两节`} onChange={setDouble} />
    case 'offered':
      return <Switch hint={`第 ${inOrder(first, double.second)} 节都听了，算两节`} onChange={setDouble} />
    case 'toCome':
      return <Switch hint={`第 ${double.second} 节还没有开始，听完再改成连堂`} />
    case 'recorded':
      return (
        <CellGroup>
          <Cell
            icon="info"
            title={`第 ${double.by.period} 节已经单独记过`}
            note="要记成连堂，请打开那一条修改或撤回"
            url={double.by.url}
          />
        </CellGroup>
      )
  }
}

interface SwitchProps {
  on?: boolean
  hint: string
  /** Not to be switched on yet without it. */
  onChange?: (on: boolean) => void
}

function Switch({ on = false, hint, onChange }: SwitchProps) {
  return (
    <CellGroup>
      <SwitchField
        label="连堂，听了两节"
        hint={hint}
        value={on}
        disabled={!onChange}
        onChange={(value) => onChange?.(value)}
      />
    </CellGroup>
  )
}
