import { describe, expect, test } from 'vitest'
import { groupPage, PAGES, recordPage } from '#core/reminder/pages'
import { routes } from '@/frame/routes'

describe('the page of a reminder', () => {
  test('is a page of the client, written as the client writes it', () => {
    expect({ ...PAGES, group: groupPage('g'), record: recordPage('r') }).toEqual({
      home: routes.home(),
      observe: routes.observe(),
      research: routes.research(),
      clubs: routes.clubs(),
      registers: routes.registers(),
      owed: routes.owed(),
      week: routes.week(),
      returned: routes.records('returned'),
      toAnswer: routes.records('toAnswer'),
      awaiting: routes.records('awaiting'),
      toAccept: routes.records('toAccept'),
      parents: routes.classParents(),
      suggestions: routes.suggestions('toAnswer'),
      roster: routes.roster(),
      notices: routes.notices(),
      group: routes.group('g'),
      record: routes.record('r'),
    })
  })
})
