import { useLayoutEffect, useRef } from 'react';

/** The value of the latest render, for callbacks that outlive the one they were made in. Not to be read while rendering. */
export const useLatest = <Value>(value: Value): { readonly current: Value } => {
  const latest = useRef(value);
  useLayoutEffect(() => { latest.current = value; });
  return latest;
};
