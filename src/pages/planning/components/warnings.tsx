import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { SwitchField } from '@/components/form/switch-field'
import type { Accepted } from '../hooks/accepted'
import type { Finding } from '../hooks/checked'
import { Findings } from './findings'
import styles from './warnings.module.less'

interface WarningsProps {
  warnings: readonly Finding[]
  accepted: Accepted
  onGo?: ((finding: Finding) => void) | undefined
}

/** How doubtful wording was taken: each to be accepted, or all together. */
export function Warnings({ warnings, accepted, onGo }: WarningsProps) {
  if (warnings.length === 0) return null
  return (
    <View>
      <View className={styles.head}>
        <View className={styles.words}>
          {accepted.left > 0
            ? `下面 ${warnings.length} 处系统按自己的理解读了，请看一下对不对；还有 ${accepted.left} 处没有确认。`
            : `${warnings.length} 处提醒都确认过了。`}
        </View>
        {accepted.left > 1 && (
          <Button look="text" compact onTap={accepted.all}>
            全部确认
          </Button>
        )}
      </View>
      <Findings
        findings={warnings}
        tone="warn"
        onGo={onGo}
        actions={(finding) => (
          <View className={styles.switch}>
            <SwitchField
              label="就是这个意思"
              value={accepted.has(finding)}
              onChange={() => accepted.toggle(finding)}
            />
          </View>
        )}
      />
    </View>
  )
}
