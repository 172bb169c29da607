import styles from './TwoLines.module.css'

/** A cell's sentence on up to two lines; the whole of a longer one is had by pointing at its cell. */
export function TwoLines({ value }: { readonly value?: string | null | undefined }) {
  return <span className={styles.twoLines}>{value}</span>
}
