import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListSplitter } from '#engine/connect/listSplitter.ts'

function split(json: string, pieceBytes = json.length) {
  const elements: string[] = []
  const splitter = new ListSplitter((element) => elements.push(element))
  const bytes = Buffer.from(json)
  for (let at = 0; at < bytes.length; at += pieceBytes) splitter.push(bytes.subarray(at, at + pieceBytes))
  return { elements, around: splitter.around() }
}

describe('the first list of an answer', () => {
  it.each([
    { json: '[]', elements: [], around: '[]' },
    { json: ' [ ] ', elements: [], around: ' [] ' },
    { json: '[{"id":"a"},{"id":"b"}]', elements: ['{"id":"a"}', '{"id":"b"}'], around: '[]' },
    {
      json: '{"error":false,"data":[{"a":[1,{"b":2}]}, 7],"more":[8]}',
      elements: ['{"a":[1,{"b":2}]}', ' 7'],
      around: '{"error":false,"data":[],"more":[8]}',
    },
    { json: '{"a":{"b":{"c":[1]}}}', elements: ['1'], around: '{"a":{"b":{"c":[]}}}' },
    { json: '{"a":{"b":{"c":{"d":[1]}}}}', elements: [], around: '{"a":{"b":{"c":{"d":[1]}}}}' },
    {
      json: '{"a":{"b":{"c":{"d":[1]}}},"e":[2]}',
      elements: ['2'],
      around: '{"a":{"b":{"c":{"d":[1]}}},"e":[]}',
    },
    {
      json: '{"say \\"[\\"":"],[","list":["],\\\\","é"]}',
      elements: ['"],\\\\"', '"é"'],
      around: '{"say \\"[\\"":"],[","list":[]}',
    },
    // Broken: what is missing or too much is not made up.
    { json: '[1,,2]', elements: ['1', '', '2'], around: '[]' },
    { json: '[1,2', elements: ['1'], around: '[' },
    { json: '<html>[1]</html>', elements: ['1'], around: '<html>[]</html>' },
  ])('of $json, whatever the pieces in which it comes', ({ json, ...expected }) => {
    for (let pieceBytes = 1; pieceBytes <= Buffer.byteLength(json); pieceBytes++)
      expect(split(json, pieceBytes)).toEqual(expected)
  })

  it('and what is around it are, put together, the answer', () => {
    const list = fc.array(fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), (data, pieceBytes) => {
        const { elements, around } = split(JSON.stringify({ before: '[', data, after: [1] }), pieceBytes)
        expect(elements.map((element) => JSON.parse(element) as unknown)).toEqual(
          JSON.parse(JSON.stringify(data)),
        )
        expect(JSON.parse(around)).toEqual({ before: '[', data: [], after: [1] })
      }),
    )
  })

  it('is given up at an element that is larger than ten megabytes, and goes on for any number of small ones', () => {
    const splitter = new ListSplitter(() => undefined)
    const small = Buffer.from(`{"name":"${'x'.repeat(99_000)}"},`)
    expect(splitter.push(Buffer.from('['))).toBe(true)
    for (let n = 0; n < 300; n++) expect(splitter.push(small)).toBe(true)
    expect(splitter.push(Buffer.from('"'))).toBe(true)
    expect(splitter.push(Buffer.alloc(9_999_000, 'x'))).toBe(true)
    expect(splitter.push(Buffer.alloc(1000, 'x'))).toBe(false)
  })
})
