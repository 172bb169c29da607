import { lazy } from 'react'

/** `RowGrid`, loaded when a grid is first shown: the grid is the largest part of the window. */
export const LazyRowGrid = lazy(async () => ({ default: (await import('./RowGrid.tsx')).RowGrid }))
