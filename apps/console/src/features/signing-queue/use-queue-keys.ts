import { useEffect, useRef } from 'react';

export interface QueueKeyActions {
  next: () => void;
  previous: () => void;
  open: () => void;
  accept: () => void;
  giveBack: () => void;
}

const isTyping = (target: Element): boolean =>
  target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null;

const hasOwnEnter = (target: Element): boolean => target.closest('a, button, summary, [role="button"]') !== null;

/**
 * The keys of the queue: j and k (or the arrows) go down and up, Enter opens, A accepts, R returns. They rest while
 * somebody types, while a dialog asks something, and with Ctrl, Alt or Meta, which belong to the browser.
 */
export const useQueueKeys = (actions: QueueKeyActions, enabled: boolean): void => {
  const current = useRef(actions);
  useEffect(() => { current.current = actions; });
  useEffect(() => {
    if (!enabled) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (isTyping(target)) return;
      const byKey: Record<string, () => void> = {
        j: current.current.next,
        ArrowDown: current.current.next,
        k: current.current.previous,
        ArrowUp: current.current.previous,
        a: current.current.accept,
        r: current.current.giveBack,
        ...(hasOwnEnter(target) ? {} : { Enter: current.current.open }),
      };
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = byKey[key];
      if (action === undefined || (event.repeat && (key === 'a' || key === 'r'))) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);
};
