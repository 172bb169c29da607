import { lazy, type ReactNode } from 'react'
import type { RowGridProps } from './RowGrid.tsx'

/** `RowGrid`, loaded when a grid is first shown: the grid is the largest part of the window. */
export const LazyRowGrid = lazy(async () => ({
  default: (await import('./RowGrid.tsx')).RowGrid,
  // What is loaded is `RowGrid` itself; only its type parameter would be lost on the way.
})) as unknown as <Row>(props: RowGridProps<Row>) => ReactNode
