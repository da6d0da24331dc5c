import { type MouseEvent, type PropsWithChildren, type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import styles from './index.module.less'

type DialogProps = PropsWithChildren<{ title: string; onClose: () => void }>

/** The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
export function HtmlDialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  const cancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Escape, and the browser turns it into onCancel
    <dialog ref={dialog} className={styles.sheet} aria-label={title} onCancel={cancel} onClick={closeOutside}>
      <div className={styles.panel}>{children}</div>
    </dialog>
  )
}
