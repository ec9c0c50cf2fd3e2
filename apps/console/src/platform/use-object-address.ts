import { useEffect, type RefObject } from 'react';

/**
 * Shows a file that was fetched with the session's header: the element gets an address that is valid in this page
 * alone, and the address is given back when the element goes.
 * @param fragment what stands behind the address, e.g. '#view=FitH' for a viewer of PDF
 */
export const useObjectAddress = (
  element: RefObject<HTMLImageElement | HTMLIFrameElement>, content: Blob, fragment = '',
): void => {
  useEffect(() => {
    const shown = element.current;
    if (shown === null) return undefined;
    const address = URL.createObjectURL(content);
    shown.setAttribute('src', address + fragment);
    return () => URL.revokeObjectURL(address);
  }, [element, content, fragment]);
};
