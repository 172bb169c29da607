import type { ReactNode } from 'react'
import type { Answer } from '../ipc/useAnswer.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Waiting } from './Waiting.tsx'

interface Props<Given> {
  readonly answer: Answer<Given>
  readonly waiting?: ReactNode
  readonly children: (value: Given) => ReactNode
}

/** Shows an answer of main: its place while it is awaited, why there is none, or what it says. */
export function Answered<Given>({ answer, waiting, children }: Props<Given>) {
  switch (answer.state) {
    case 'loading':
      return waiting ?? <Waiting />
    case 'failed':
      return <FailureNotice failure={answer.failure} retry={answer.retry} />
    case 'here':
      return children(answer.value)
  }
}
