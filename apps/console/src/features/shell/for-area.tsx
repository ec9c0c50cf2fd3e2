import type { ReactNode } from 'react';
import type { Area } from '../../platform/areas';
import { NotForYou } from '../../ui/broken-page';
import { useMay } from './workplace';

/** Draws a page for those whose roles may open it, and a sentence for the others. */
export const ForArea = ({ area, children }: { area: Area; children: ReactNode }) => (useMay(area) ? children : <NotForYou />);
