import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './page.module.css';

/** Heading of a page, its actions, and its name in the browser's tab. */
export const Page = ({ title, description, actions, parent, children }: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The list that the page belongs to. */
  parent?: { title: string; path: string };
  children: ReactNode;
}) => {
  useEffect(() => { document.title = `${title} · 家医`; }, [title]);
  return (
    <div className={styles.page}>
      {parent === undefined ? null : (
        <nav aria-label="上一级"><Link className={styles.parent} to={parent.path}>← {parent.title}</Link></nav>
      )}
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {description === undefined ? null : <div className={styles.description}>{description}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
};

/** A white card; `flush` for a table that reaches its edges. */
export const Card = ({ title, extra, flush = false, children }: {
  title?: ReactNode; extra?: ReactNode; flush?: boolean; children: ReactNode;
}) => (
  <section className={flush ? `${styles.card} ${styles.flush}` : styles.card}>
    {title === undefined ? null : (
      <div className={styles.cardHeader}>
        <h2 className={styles.cardTitle}>{title}</h2>
        {extra}
      </div>
    )}
    {children}
  </section>
);

/** Filters over a list, in one row that wraps. */
export const FilterBar = ({ children, trailing }: { children: ReactNode; trailing?: ReactNode }) => (
  <div className={styles.filters} role="search">
    {children}
    {trailing === undefined ? null : <div className={styles.trailing}>{trailing}</div>}
  </div>
);
