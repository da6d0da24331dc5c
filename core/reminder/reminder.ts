/**
 * What the app says to people of its own accord (domain.md section 3, 减负): one digest a week at most, and seven and one
 * days before a date that is due. None on a non-teaching day, none at night. `pushed` ones go out as WeChat's subscribe
 * messages where the person has consented to one, each consent being good for one message; the others, and all that could
 * not be sent, wait in the app.
 */
export const REMINDERS = {
  digest: { title: '本周提要', pushed: true },
  due: { title: '到期提醒', pushed: true },
  returned: { title: '记录被退回', pushed: false },
} as const satisfies Record<string, { title: string; pushed: boolean }>

export type ReminderKind = keyof typeof REMINDERS

export const REMINDER_KINDS = Object.keys(REMINDERS) as ReminderKind[]

/** Those that a subscribe message has a template for. WeChat asks for three at most at once. */
export const PUSHED_KINDS = ['digest', 'due'] as const satisfies readonly ReminderKind[]

export type PushedKind = (typeof PUSHED_KINDS)[number]

/** What a reminder says: one line of what to do next, and the page where it is done (a path of src/frame/routes.ts). */
export interface ReminderWords {
  readonly line: string
  readonly page: string
  /** The last day to do it; null for a digest. */
  readonly dueOn: string | null
}
