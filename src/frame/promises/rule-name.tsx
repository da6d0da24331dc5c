import { Text, View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { isDistricts } from './promised'
import styles from './rule-name.module.less'

interface RuleNameProps {
  rule: { readonly planId: string; readonly name: string }
  plans: Output<'standing.school'>['asOf']['plans']
}

/** A promise's name; the district's are marked, for they stand beside the school's own. */
export function RuleName({ rule, plans }: RuleNameProps) {
  return (
    <View className={styles.name}>
      {rule.name}
      {isDistricts(rule, plans) && <Text className={styles.mark ?? ''}>学区</Text>}
    </View>
  )
}
