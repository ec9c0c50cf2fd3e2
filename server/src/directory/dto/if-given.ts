import { ValidateIf } from 'class-validator';

/** The property may be left out; unlike IsOptional it may not be null. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);
