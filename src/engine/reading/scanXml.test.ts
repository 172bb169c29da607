import { describe, expect, it } from 'vitest'
import { scanXml } from '#engine/reading/scanXml.ts'

function eventsOf(xml: string): string[] {
  const events: string[] = []
  scanXml(xml, {
    open: (name, attributes) => {
      const said = [...attributes()].map(([key, value]) => ` ${key}=${value}`)
      events.push(`<${name}${said.join('')}>`)
    },
    close: (name) => void events.push(`</${name}>`),
    text: (text) => void events.push(text),
  })
  return events
}

describe('an XML text', () => {
  it.each([
    { xml: '<?xml version="1.0"?><a/>', gives: ['<a>', '</a>'] },
    { xml: '<a b="1" c:d=\'2\'>x</a>', gives: ['<a b=1 c:d=2>', 'x', '</a>'] },
    { xml: '<a b="x > y" c="/"/>', gives: ['<a b=x > y c=/>', '</a>'] },
    { xml: '<a\n  b = "1"\n/>', gives: ['<a b=1>', '</a>'] },
    { xml: '<a>1 &lt; 2 &amp;amp; &#82;&#x20AC;</a>', gives: ['<a>', '1 < 2 &amp; R€', '</a>'] },
    { xml: '<a>&unknown; & &#x110000;</a>', gives: ['<a>', '&unknown; & &#x110000;', '</a>'] },
    { xml: '<a><!-- <b> --><![CDATA[<c> &amp;]]></a>', gives: ['<a>', '<c> &amp;', '</a>'] },
  ])('$xml is taken apart', ({ xml, gives }) => {
    expect(eventsOf(xml)).toEqual(gives)
  })

  it.each([
    { xml: '<a><b></a></b>', says: 'its XML closes a where that is not open' },
    { xml: '<a><b>', says: 'its XML ends inside of b' },
    { xml: '<a b="1', says: 'its XML ends inside of a tag' },
    { xml: '<a><!-- x', says: 'its XML ends too early' },
    { xml: '<a>< b/></a>', says: 'its XML has a tag without a name' },
    { xml: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', says: 'its XML declares entities of its own' },
  ])('$xml is none', ({ xml, says }) => {
    expect(() => eventsOf(xml)).toThrow(says)
  })
})
