import { describe, expect, it } from 'vitest'
import { tellsOfMore } from '#shared/connect/tellsOfMore.ts'

describe('an answer with a list of ten', () => {
  it.each([
    { says: 'where the next page is', around: { data: [], next: '/income?page=2' } },
    { says: 'where the next page is, by a cursor', around: { data: [], meta: { next_cursor: 'abc' } } },
    { says: 'that there are more', around: { data: [], hasMore: true } },
    { says: 'of how many pages it is one', around: { data: [], page: 1, total_pages: 2 } },
    { says: 'how many there are in all', around: { data: [], totalCount: 11 } },
    { says: 'how many there are in all, by its page', around: { data: [], total: 11, per_page: 10 } },
    { says: 'so further down', around: { body: { income: { list: [], 'has-next': true } } } },
  ])('tells of more when it says $says', ({ around }) => {
    expect(tellsOfMore(around, 10)).toBe(true)
  })

  it.each([
    { says: 'nothing', around: { error: false, data: [] } },
    { says: 'nothing, being the list itself', around: [] },
    { says: 'that there is no next page', around: { data: [], next: null, hasMore: false } },
    { says: 'that it is the only page', around: { data: [], page: 1, pages: 1, total: 10 } },
    { says: 'a total of money', around: { data: [], total: 15200 } },
    { says: 'how many there are, which is all of them', around: { data: [], totalCount: 10 } },
  ])('does not when it says $says', ({ around }) => {
    expect(tellsOfMore(around, 10)).toBe(false)
  })
})
