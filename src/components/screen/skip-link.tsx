import { Tap } from '../tap'
import styles from './index.module.less'

/** A hash link would be taken for a page by the router, so this one moves the focus itself. */
export function SkipLink({ target }: { target: string }) {
  const skip = () => {
    const main = document.getElementById(target)
    main?.setAttribute('tabindex', '-1')
    main?.focus()
  }
  return (
    <Tap className={styles.skip} onTap={skip}>
      跳到正文
    </Tap>
  )
}
