import { CellGroup } from '@/components/cell/group'
import { SwitchField } from '@/components/form/switch-field'
import { setLargeType, useLargeType } from '@/theme/large-type'

export function Comfort() {
  return (
    <CellGroup>
      <SwitchField
        label="关怀模式"
        hint="字和按钮更大，只对这台设备有效"
        value={useLargeType()}
        onChange={setLargeType}
      />
    </CellGroup>
  )
}
