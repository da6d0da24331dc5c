import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import styles from './log-observation.module.less'
import { routes } from './routes'

/** The one thing a teacher comes for, where the thumb is. */
export function LogObservation() {
  return (
    <View className={styles.place}>
      <Button look="primary" icon="notebook-pen" url={routes.observe()}>
        记一节听课
      </Button>
    </View>
  )
}
