import type { SqlValue } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';
import type { TestPerson } from '../support/county.js';
import type { Deed, Effect, WritingRoute } from './deed.js';
import type { Stage } from './stage.js';

export interface PreparedDeed {
  readonly path: string;
  readonly person: TestPerson;
  readonly body?: object;
  readonly effects: Deed['effects'];
}

/** How a use case is tried: a module adds one for each of its writing routes to the list in scenarios/index.ts. */
export interface Scenario {
  readonly route: WritingRoute;
  /** Where one route has several scenarios: what is special about this one. */
  readonly variant?: string;
  /** Makes a deed of which nothing has happened yet. Called many times; no two deeds may want the same row. */
  prepare(stage: Stage): Promise<PreparedDeed>;
  /** Why two of these deeds cannot stand still in one database: they wait for each other. */
  readonly alone?: string;
  /** Ends work that goes on after the answer, on the first run as after a crash. */
  finish?(test: TestApplication, deed: Deed): Promise<void>;
  /** Why what a crash leaves may hold other numbers of rows than a run without one; the effects are checked all the same. */
  readonly otherRows?: string;
}

export const nameOf = ({ route, variant }: Scenario): string => (variant ? `${route}, ${variant}` : route);

/** Exactly these rows, in this order. */
export const rows = (sql: string, parameters: readonly SqlValue[], ...expected: Effect['rows']): Effect => ({ sql, parameters, rows: expected });
