import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from './domain-error.js';

function flatten(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ pointer, code, message }));
    return [...own, ...flatten(error.children ?? [], pointer)];
  });
}

/** Refuses unknown fields and wrong shapes with a pointer to each; values are never echoed. */
export const validationPipe = (): ValidationPipe => new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new DomainError('VALIDATION_FAILED', { errors: flatten(errors, '') }),
});
