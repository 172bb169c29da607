import type { Environment } from '#shared/connect/connection.ts'
import styles from './EnvironmentTag.module.css'
import { environmentWords } from './environmentWords.ts'

/** The environment of a connection; live stands out. */
export function EnvironmentTag({ environment }: { readonly environment: Environment }) {
  return (
    <span className={styles.tag} data-environment={environment} title={environmentWords[environment].means}>
      {environmentWords[environment].name}
    </span>
  )
}
