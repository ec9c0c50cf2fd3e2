import { buildMessage, ValidateBy } from 'class-validator';

/** Number of characters (code points), as a column of the database counts them. */
const lengthOf = (text: string): number => {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
};

/**
 * Like class-validator's own, which does not count the marks that ask for a picture (U+FE0E, U+FE0F): a text of twice the length of its
 * column got through.
 */
export const Length = (least: number, most: number): PropertyDecorator => ValidateBy({
  name: 'length',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && lengthOf(value) >= least && lengthOf(value) <= most,
    defaultMessage: buildMessage((prefix) => `${prefix}$property must be of ${least} to ${most} characters`),
  },
});

export const MaxLength = (most: number): PropertyDecorator => ValidateBy({
  name: 'maxLength',
  validator: {
    // Never more characters than UTF-16 units: the long texts need no counting.
    validate: (value: unknown) => typeof value === 'string' && (value.length <= most || lengthOf(value) <= most),
    defaultMessage: buildMessage((prefix) => `${prefix}$property must not have more than ${most} characters`),
  },
});
