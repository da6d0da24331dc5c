import type { Page as BrowserPage } from 'playwright-core'
import type { FromView, NodeQuery, ToView } from './protocol'

interface Letter {
  message: ToView
  arrived(): void
}

/** The logic layer's end of the line to the view: messages leave in order, in batches, as JSON. */
export class ViewWindow {
  private outbox: Letter[] = []
  private flushing: Promise<void> | undefined
  private heard = 0
  private closed = false

  constructor(
    private readonly page: BrowserPage,
    private readonly onMessage: (message: FromView) => void,
    private readonly onFault: (error: unknown) => void,
  ) {}

  receive(message: FromView): void {
    this.heard += 1
    if (!this.closed) this.onMessage(message)
  }

  /** Resolves when the view has taken it in. */
  send(message: ToView): Promise<void> {
    if (this.closed) return Promise.resolve()
    const arrival = new Promise<void>((arrived) => this.outbox.push({ message, arrived }))
    this.flushing ??= this.flush()
    return arrival
  }

  async measure(queries: NodeQuery[]): Promise<unknown[]> {
    await this.flushing
    if (this.closed) return []
    return this.page
      .evaluate((asked) => window.weappView.measure(asked), queries)
      .catch((error) => {
        if (!this.closed) this.onFault(error)
        return []
      })
  }

  countNodes(): Promise<number> {
    return this.page.evaluate(() => window.weappView.countNodes())
  }

  /** Waits until both sides have heard all the other said; false if there was something new. */
  async settled(afterFrames: boolean): Promise<boolean> {
    const before = this.heard
    const wasBusy = this.flushing !== undefined
    await this.flushing
    const sent = await this.page.evaluate((frames) => window.weappView.sent(frames), afterFrames)
    while (this.heard < sent && !this.closed) await new Promise((resolve) => setTimeout(resolve, 1))
    return !wasBusy && this.heard === before && this.outbox.length === 0
  }

  close(): void {
    this.closed = true
    this.outbox = []
  }

  private async flush(): Promise<void> {
    await Promise.resolve()
    while (this.outbox.length > 0) {
      const letters = this.outbox.splice(0)
      const messages = letters.map(({ message }) => message)
      try {
        await this.page.evaluate(
          (batch) => window.weappView.receive(JSON.parse(batch)),
          JSON.stringify(messages),
        )
      } catch (error) {
        if (this.closed) return
        this.onFault(error)
      }
      for (const { arrived } of letters) arrived()
    }
    this.flushing = undefined
  }
}
