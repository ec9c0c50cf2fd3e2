/** Copies a text; false where the browser does not allow it (the text on screen can then be selected by hand). */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
