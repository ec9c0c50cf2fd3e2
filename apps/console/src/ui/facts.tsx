import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Takes the whole row. */
  wide?: boolean;
}

/** Names and values in columns. */
export const Facts = ({ facts, columns = 2 }: { facts: readonly Fact[]; columns?: number }) => (
  <dl className={styles.facts} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
    {facts.map((fact) => (
      <div key={fact.label} className={fact.wide === true ? styles.wide : undefined}>
        <dt className={styles.label}>{fact.label}</dt>
        <dd className={styles.value}>{fact.value === null || fact.value === '' ? '—' : fact.value}</dd>
      </div>
    ))}
  </dl>
);
