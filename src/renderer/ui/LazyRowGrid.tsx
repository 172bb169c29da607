import { lazy, Suspense, useDeferredValue, type ReactNode } from 'react'
import type { RowGridProps } from './RowGrid.tsx'
import { Waiting } from './Waiting.tsx'

/**
 * `RowGrid`, loaded when a grid is first shown, as it is the largest part of the window, and begun once the screen around it is
 * there: its place is shown first.
 */
export function LazyRowGrid<Row>(props: RowGridProps<Row>) {
  const isBegun = useDeferredValue(true, false)
  const waiting = <Waiting lines={8} />
  // A place that is shown already stays until the grid is there. React shows a fallback for a third of a second at least.
  return <Suspense fallback={waiting}>{isBegun ? <Loaded {...props} /> : waiting}</Suspense>
}

const Loaded = lazy(async () => ({
  default: (await import('./RowGrid.tsx')).RowGrid,
  // What is loaded is `RowGrid` itself; only its type parameter would be lost on the way.
})) as unknown as <Row>(props: RowGridProps<Row>) => ReactNode
