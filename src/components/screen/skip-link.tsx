import { Tap } from '../tap'
import { focusOn } from './focus'
import styles from './index.module.less'

/** A hash link would be taken for a page by the router, so this one moves the focus itself. */
export function SkipLink({ target }: { target: string }) {
  return (
    <Tap className={styles.skip} onTap={() => focusOn(target)}>
      跳到正文
    </Tap>
  )
}
