import type { Random } from './random'

/** UUIDv7s that depend on the seed alone; of two made for the same instant the later one sorts later. */
export class Ids {
  private made = 0

  constructor(private readonly random: Random) {}

  at(instant: number): string {
    const time = instant.toString(16).padStart(12, '0')
    const count = (this.made++ % 0x1000).toString(16).padStart(3, '0')
    const variant = (0x8000 + this.random.below(0x4000)).toString(16)
    const tail = this.hex(0x1000000) + this.hex(0x1000000)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}-${tail}`
  }

  private hex(limit: number): string {
    return this.random.below(limit).toString(16).padStart(6, '0')
  }
}
