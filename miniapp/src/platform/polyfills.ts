/** What phones of 2020 lack of the language: only what this app and its libraries use. */
if (typeof Array.prototype.at !== 'function') {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value(this: unknown[], index: number): unknown {
      return this[index < 0 ? this.length + index : index];
    },
  });
}
if (typeof Object.hasOwn !== 'function') {
  Object.defineProperty(Object, 'hasOwn', {
    configurable: true,
    writable: true,
    value: (object: object, name: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, name),
  });
}

export {};
