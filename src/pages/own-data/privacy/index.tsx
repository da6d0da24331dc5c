import { View } from '@tarojs/components'
import { PRIVACY_TEXT } from '#core/privacy/text'
import { PRIVACY_VERSION } from '#core/privacy/version'
import { CellGroup } from '@/components/cell/group'
import { Screen } from '@/components/screen'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import styles from './index.module.less'

/** The whole text, for anybody: before signing in and before agreeing, too. */
export default function Privacy() {
  const me = useSession()
  return (
    <Screen
      title="隐私说明"
      subtitle={`${PRIVACY_VERSION} 版`}
      home={me ? routes.ownData() : routes.login()}
      narrow
    >
      {PRIVACY_TEXT.map(({ title, lines }) => (
        <CellGroup key={title} title={title}>
          <View className={styles.lines}>
            {lines.map((line) => (
              <View key={line} className={styles.line}>
                {line}
              </View>
            ))}
          </View>
        </CellGroup>
      ))}
      <View className={styles.version}>{PRIVACY_VERSION} 版</View>
    </Screen>
  )
}
