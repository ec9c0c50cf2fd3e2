import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from './domain-error.js';

const OPAQUE_PROPERTIES = 'jiayi:opaque-properties';

/**
 * Leaves a property out of the shape check, which copies and inspects every element: for a value of thousands of numbers
 * that a rule of its own checks as a whole. That rule must then expect anything at all.
 */
export const Opaque = (): PropertyDecorator => (target, property) => {
  const known = (Reflect.getMetadata(OPAQUE_PROPERTIES, target.constructor) as string[] | undefined) ?? [];
  Reflect.defineMetadata(OPAQUE_PROPERTIES, [...known, String(property)], target.constructor);
};

function flatten(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({ pointer, code, message }));
    return [...own, ...flatten(error.children ?? [], pointer)];
  });
}

class ShapePipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const opaque = metadata.metatype ? (Reflect.getMetadata(OPAQUE_PROPERTIES, metadata.metatype) as string[] | undefined) : undefined;
    if (!opaque || typeof value !== 'object' || value === null) return super.transform(value, metadata);
    const whole = value as Record<string, unknown>;
    const visible = Object.fromEntries(Object.entries(whole).filter(([name]) => !opaque.includes(name)));
    const checked = (await super.transform(visible, metadata)) as Record<string, unknown>;
    for (const name of opaque) checked[name] = whole[name];
    return checked;
  }
}

/** Refuses unknown fields and wrong shapes with a pointer to each; values are never echoed. */
export const validationPipe = (): ValidationPipe => new ShapePipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new DomainError('VALIDATION_FAILED', { errors: flatten(errors, '') }),
});
