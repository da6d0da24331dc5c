import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Tap } from '@/components/tap'
import { routes } from '@/frame/routes'
import styles from './shortcuts.module.less'

const PLACES: readonly { words: string; icon: IconName; url: string }[] = [
  { words: '听课', icon: 'notebook-pen', url: routes.observe() },
  { words: '教研', icon: 'messages-square', url: routes.research() },
  { words: '社团', icon: 'palette', url: routes.clubs() },
  { words: '登记', icon: 'clipboard-list', url: routes.registers() },
]

/** Everything one may write down, one tap away. */
export function Shortcuts() {
  return (
    <View className={styles.places}>
      {PLACES.map(({ words, icon, url }) => (
        <Tap key={url} url={url} className={styles.place}>
          <View className={styles.sign}>
            <Icon name={icon} className={styles.icon} />
          </View>
          <View>{words}</View>
        </Tap>
      ))}
    </View>
  )
}
