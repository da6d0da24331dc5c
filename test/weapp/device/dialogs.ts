import type { Overlay } from '../protocol'

export interface OpenDialog {
  kind: 'modal' | 'action-sheet'
  title: string
  content: string
  buttons: string[]
}

interface Waiting extends OpenDialog {
  resolve(button: string): void
}

export interface Toast {
  title: string
  icon: string
}

/** Toasts, loading marks, modals and action sheets: WeChat draws them, a test reads and answers them. */
export class Dialogs {
  readonly toasts: Toast[] = []
  loading: string | undefined
  private waiting: Waiting | undefined
  private fading: NodeJS.Timeout | undefined

  constructor(private readonly draw: (overlay: Overlay | null) => void) {}

  get open(): OpenDialog | undefined {
    if (!this.waiting) return undefined
    const { kind, title, content, buttons } = this.waiting
    return { kind, title, content, buttons }
  }

  toast(toast: Toast, duration: number): void {
    this.toasts.push(toast)
    this.draw({ look: 'toast', title: toast.title, content: '', buttons: [] })
    clearTimeout(this.fading)
    this.fading = setTimeout(() => this.draw(null), duration)
  }

  hideToast(): void {
    clearTimeout(this.fading)
    this.draw(null)
  }

  load(title: string | undefined): void {
    this.loading = title
    this.draw(title === undefined ? null : { look: 'toast', title, content: '', buttons: [] })
  }

  /** Resolves with the text of the button the user chose. */
  ask(dialog: OpenDialog): Promise<string> {
    const look = dialog.kind === 'modal' ? 'modal' : 'sheet'
    clearTimeout(this.fading)
    this.draw({ look, title: dialog.title, content: dialog.content, buttons: dialog.buttons })
    return new Promise((resolve) => {
      this.waiting = { ...dialog, resolve }
    })
  }

  answer(button: string): void {
    const asked = this.waiting
    if (!asked) throw new Error(`no dialog is open to be answered with “${button}”`)
    if (!asked.buttons.includes(button)) {
      throw new Error(`the dialog “${asked.title}” has no “${button}” but ${asked.buttons.join('、')}`)
    }
    this.waiting = undefined
    this.draw(null)
    asked.resolve(button)
  }

  /** The app is gone: so is what it had on the screen. */
  dismiss(): void {
    clearTimeout(this.fading)
    this.waiting = undefined
    this.loading = undefined
  }
}
