import { CellGroup } from '@/components/cell/group'
import { SwitchField } from '@/components/form/switch-field'
import { type Observation, secondPeriod } from '../hooks/observation'

export function Special({ observation: { form, day, set, setDouble } }: { observation: Observation }) {
  const [first] = form.periods
  const double = form.periods.length > 1
  const second = first === undefined ? undefined : secondPeriod(first, day)
  const toCome = second !== undefined && form.source !== 'elsewhere' && day.toCome.includes(second)
  const both = [first, second].sort((a, b) => Number(a) - Number(b)).join('、')
  return (
    <CellGroup>
      <SwitchField
        label="连堂，听了两节"
        hint={
          (double && `记第 ${[...form.periods].sort((a, b) => a - b).join('、')} 节，算两节`) ||
          (toCome && `第 ${second} 节还没有开始，听完再改成连堂`) ||
          (second !== undefined && `第 ${both} 节都听了，算两节`) ||
          '先选节次'
        }
        value={double}
        disabled={!double && (second === undefined || toCome)}
        onChange={setDouble}
      />
      <SwitchField
        label="看的是录播"
        hint="录播可以记下来，但不计入听课节数"
        value={form.recording}
        onChange={(recording) => set({ recording })}
      />
    </CellGroup>
  )
}
