import type { Programs } from '../host/bundle'
import { Disk, type DiskKind } from './disk'
import { Stage } from './stage'

/** The stage on the machine's own disk, and those on disks made for a fault, each opened when it is first asked for. */
export class Stages {
  private readonly opened = new Map<DiskKind | 'own', Promise<Stage | string>>()

  constructor(private readonly programs: Programs) {}

  /** In words why there is none. */
  on(disk: DiskKind | undefined): Promise<Stage | string> {
    const kind = disk ?? 'own'
    const opening = this.opened.get(kind) ?? this.open(disk)
    this.opened.set(kind, opening)
    return opening
  }

  private async open(kind: DiskKind | undefined): Promise<Stage | string> {
    if (kind === undefined) return Stage.open(this.programs)
    const disk = await Disk.make(kind)
    return typeof disk === 'string' ? disk : Stage.open(this.programs, disk)
  }

  /** Databases that were lived in for long, or are broken, are made anew. */
  async renew(): Promise<void> {
    for (const opening of this.opened.values()) {
      const stage = await opening
      if (typeof stage !== 'string') await stage.renew()
    }
  }

  async close(): Promise<void> {
    for (const opening of this.opened.values()) {
      const stage = await opening
      if (typeof stage !== 'string') await stage.close()
    }
  }
}
