import { useState } from 'react';
import { useParameters } from '@/platform/navigation';

/** The tab shown, first the one named in the address, and the tabs opened so far (they stay, so that nothing is lost by changing). */
export const useTab = <Name extends string>(names: readonly Name[], first: Name) => {
  const asked = useParameters()['tab'];
  const initial = names.find((name) => name === asked) ?? first;
  const [tab, setTab] = useState<Name>(initial);
  const [opened, setOpened] = useState<readonly Name[]>([initial]);
  const choose = (name: Name): void => {
    setTab(name);
    setOpened((old) => (old.includes(name) ? old : [...old, name]));
  };
  return { tab, opened, choose };
};
