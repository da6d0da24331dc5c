export interface Listeners {
  subscribe(listener: () => void): () => void
  notify(): void
}

export function listeners(): Listeners {
  const all = new Set<() => void>()
  return {
    subscribe(listener) {
      all.add(listener)
      return () => {
        all.delete(listener)
      }
    },
    notify() {
      for (const listener of [...all]) listener()
    },
  }
}
