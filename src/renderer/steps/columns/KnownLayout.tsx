import { Anchor } from '@mantine/core'
import type { ColumnsView, ImportSummary } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import type { OfferedLayout } from '#shared/layout/offerLayouts.ts'
import { Note } from '../../ui/Note.tsx'
import type { LayoutOrigin } from './layoutOrigin.ts'

interface Props {
  readonly summary: ImportSummary
  readonly view: ColumnsView
  /** The user's layouts that may be used for this file, the best first. */
  readonly offered: readonly OfferedLayout[]
  readonly onUse: (layout: Layout, origin: LayoutOrigin) => void
}

/** By which known layout the file is read, what it says otherwise than usual, and the way to read it by another. */
export function KnownLayout(props: Props) {
  const { summary, view, offered } = props
  if (summary.layoutName !== null) return <OwnLayout name={summary.layoutName} {...props} />
  if (summary.preset !== null) return <Preset name={summary.preset.name} {...props} />
  if (view.preset !== null) return <PresetLeft preset={view.preset} {...props} />
  const [first] = offered
  return first?.like === 'similar' ? <Changed offer={first} {...props} /> : null
}

function OwnLayout({ name, summary, offered }: Props & { readonly name: string }) {
  const used = offered.find(({ saved }) => saved.name === name)
  const lost = used?.lost ?? []
  const isSame = used?.like === 'same' && lost.length === 0
  return (
    <Note tone={lost.length + summary.overruled.length > 0 ? 'warn' : 'good'}>
      Your layout “{name}” was used{isSame && ', as this file has the same columns as before'}.
      {lost.length > 0 && ` This file no longer has ${lostWords(lost)}.`}
      {summary.overruled.map((sentence) => ` ${sentence}`)}
    </Note>
  )
}

function Preset({ name, view, onUse }: Props & { readonly name: string }) {
  const { preset } = view
  const overruled = preset?.overruled ?? []
  return (
    <Note tone={overruled.length > 0 ? 'warn' : 'good'}>
      Recognised and read as <strong>{name}</strong>.{overruled.map((sentence) => ` ${sentence}`)}
      {preset !== null && (
        <>
          {' '}
          <Anchor component="button" size="sm" onClick={() => onUse(preset.instead, byHand)}>
            Read it by its columns alone
          </Anchor>
        </>
      )}
    </Note>
  )
}

function PresetLeft({
  preset,
  view,
  onUse,
}: Props & { readonly preset: NonNullable<ColumnsView['preset']> }) {
  const { id, name } = preset
  return (
    <Note tone="quiet">
      This file has the columns of <strong>{name}</strong>, and you read it otherwise.{' '}
      <Anchor
        component="button"
        size="sm"
        onClick={() => onUse(view.suggested, { layoutName: null, preset: { id, name } })}
      >
        Read it as {name}
      </Anchor>
    </Note>
  )
}

function Changed({ offer, onUse }: Props & { readonly offer: OfferedLayout }) {
  const { saved, layout, lost } = offer
  return (
    <Note tone="warn" title="Has this export changed?">
      This file looks like those of your layout “{saved.name}”, but{' '}
      {lost.length === 0
        ? 'its columns are others, or in another order'
        : `it no longer has ${lostWords(lost)}`}
      .{' '}
      <Anchor
        component="button"
        size="sm"
        onClick={() => onUse(layout, { layoutName: saved.name, preset: null, asKept: true })}
      >
        Use “{saved.name}”{lost.length > 0 && ' for the rest'}
      </Anchor>
    </Note>
  )
}

const byHand: LayoutOrigin = { layoutName: null, preset: null }
