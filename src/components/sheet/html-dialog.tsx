import { type MouseEvent, type PropsWithChildren, type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { onceAnswered } from '../tap/navigate'
import styles from './index.module.less'

type DialogProps = PropsWithChildren<{ title: string; onClose: () => void }>

/** The browser's own dialog keeps the focus inside, closes on Escape and gives the focus back. */
export function HtmlDialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    let gone = false
    // What the dialog lies over becomes inert, and all of it is styled and painted anew.
    onceAnswered(() => {
      if (!gone) element?.showModal()
    })
    return () => {
      gone = true
      element?.close()
    }
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
