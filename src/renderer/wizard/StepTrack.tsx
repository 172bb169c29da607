import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { importSteps, type ImportStep, type ImportSummary } from '#shared/imports/importView.ts'
import styles from './StepTrack.module.css'
import { blockedBy, settledWords, stepNames } from './stepWords.ts'

interface Props {
  readonly summary: ImportSummary
  readonly onGo: (step: ImportStep) => void
}

/** The five steps across the top, each with what it has settled; those that can be gone to are buttons. */
export function StepTrack({ summary, onGo }: Props) {
  const current = importSteps.indexOf(summary.step)
  return (
    <nav aria-label="Steps of this import">
      <ol className={styles.track}>
        {importSteps.map((step, place) => {
          const reason = blockedBy(step, summary)
          const settled = settledWords(step, summary)
          return (
            <li key={step} className={styles.place}>
              <Tooltip label={reason} disabled={reason === null}>
                <UnstyledButton
                  className={styles.step ?? ''}
                  aria-current={place === current ? 'step' : undefined}
                  aria-disabled={reason !== null}
                  onClick={() => reason === null && place !== current && onGo(step)}
                >
                  <span className={styles.number} aria-hidden>
                    {place < current ? <IconCheck size={14} stroke={2.5} /> : place + 1}
                  </span>
                  <span className={styles.words}>
                    <span className={styles.name}>{stepNames[step]}</span>
                    <span className={styles.settled} title={settled ?? undefined}>
                      {settled ?? '\u00a0'}
                    </span>
                  </span>
                </UnstyledButton>
              </Tooltip>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
