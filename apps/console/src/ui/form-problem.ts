import { ApiProblem } from '@jiayi/api-client';

export interface FieldProblem {
  /** Path of the field in the form, as Ant Design names it. */
  name: (string | number)[];
  message: string;
}

/** Path that a JSON pointer ('/grants/0/role', with or without '#') names. */
export const pathOfPointer = (pointer: string): (string | number)[] =>
  pointer.replace(/^#/, '').split('/').slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Whether a field already says what the problem says as a whole, so that it need not be said twice. */
export const isSaidAtField = (error: unknown, fields: readonly FieldProblem[]): boolean =>
  error instanceof ApiProblem && fields.some((field) => field.message === error.message);

/**
 * Divides the single errors of a problem into those that belong to a field of the form and the sentences that do not.
 * @param knownFields first step of each field's path
 */
export const divideProblem = (
  error: unknown, knownFields: readonly string[],
): { fields: FieldProblem[]; sentences: string[] } => {
  const fields: FieldProblem[] = [];
  const sentences: string[] = [];
  if (error instanceof ApiProblem) {
    for (const entry of error.errors) {
      const name = pathOfPointer(entry.pointer);
      const message = entry.message ?? error.message;
      if (knownFields.includes(String(name[0]))) fields.push({ name, message });
      else if (entry.message !== undefined && entry.message !== error.message) sentences.push(entry.message);
    }
  }
  return { fields, sentences };
};
