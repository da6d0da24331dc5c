import type { Me } from '@/services/session'

/** Whether somebody writes announcements at all: leaders to the school, leads and class teachers to their own. */
export const writesNotices = (me: Me | null): boolean => me?.may.writeNotice ?? me?.may.publishNotice ?? false
