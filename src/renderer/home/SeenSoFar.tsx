import { Stack, Text, Title } from '@mantine/core'
import { memo } from 'react'
import type { FirstLook } from '#shared/imports/firstLook.ts'
import { PreviewTable } from '../steps/source/PreviewTable.tsx'
import { layoutWords, sizeWords, writtenWords } from './firstLookWords.ts'

// More than are seen at once, and few enough to be drawn between two frames.
const shownRows = 30

interface Props {
  readonly look: FirstLook
}

/** What a first look at a file shows while all of it is being read; not drawn anew with each step of that. */
export const SeenSoFar = memo(function SeenSoFar({ look }: Props) {
  const { account, preview, reading } = look
  const layout = layoutWords(look.suggestion)
  return (
    <Stack component="section" aria-labelledby="seen-so-far" gap="sm">
      <Title order={2} size="h4" id="seen-so-far">
        What we see so far
      </Title>
      <Text>
        <span className="figures">{sizeWords(look)}.</span> {writtenWords(reading)} {layout}
        {account !== null && ` The account is ${account}.`}
      </Text>
      <Text c="dimmed">
        You can change any of this once the whole file has been read. If it says otherwise further down, you
        will be told.
      </Text>
      <PreviewTable
        preview={{ ...preview, rows: preview.rows.slice(0, shownRows) }}
        headingRows={reading.headingRows}
        faded={false}
      />
    </Stack>
  )
})
