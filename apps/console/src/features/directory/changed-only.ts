/** The entries of `after` that differ from `before`: an edit sends what was changed and leaves the rest to others. */
export const changedOnly = <Values extends object>(before: Values, after: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof Values]),
  ) as Partial<Values>;
