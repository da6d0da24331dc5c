import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { ChoiceField } from '@/components/form/choice-field'
import { isDistricts, isLogOnly, keyOf } from '@/frame/promises/promised'
import type { HeatOf } from '@/frame/routes'
import styles from './choice.module.less'

interface ChoiceProps {
  sheet: Output<'standing.school'>
  of: HeatOf
  school: { readonly id: string; readonly name: string }
  /** What is shown is of a person or a group, whom the list does not name. */
  shownTitle: string | undefined
  onChoose: (of: HeatOf) => void
}

const WHOLE = 'whole'
const OTHER = 'other'

/** Which promise is looked at, or all of the school's own. */
export function Choice({ sheet, of, school, shownTitle, onChoose }: ChoiceProps) {
  const { promises, asOf } = sheet
  const options = [
    { value: WHOLE, label: `${school.name}的各项承诺` },
    ...promises
      .filter((each) => !isLogOnly(each))
      .map(({ rule }) => ({
        value: keyOf(rule),
        label: isDistricts(rule, asOf.plans) ? `${rule.name}（学区）` : rule.name,
      })),
  ]
  const value = chosenIn(of, school.id, asOf.plans[0]?.id ?? '')
  const named = value === OTHER && shownTitle ? [{ value: OTHER, label: shownTitle }] : []
  const choose = (chosen: string) => {
    if (chosen === WHOLE) onChoose({ unit: school.id })
    const rule = promises.find((each) => keyOf(each.rule) === chosen)?.rule
    if (rule) onChoose({ rule: rule.id, plan: rule.planId })
  }
  return (
    <View className={styles.choice}>
      <ChoiceField label="看哪一项" options={[...named, ...options]} value={value} onChange={choose} />
    </View>
  )
}

function chosenIn(of: HeatOf, schoolId: string, ownPlan: string): string {
  if ('person' in of) return OTHER
  if ('unit' in of) return of.unit === schoolId ? WHOLE : OTHER
  return of.rule ? keyOf({ planId: of.plan ?? ownPlan, id: of.rule }) : ''
}
