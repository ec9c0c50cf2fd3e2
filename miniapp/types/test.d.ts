/** Set up in test/setup.cjs. */
declare function comeIntoSight(id: string): void;
