/*
 * Loaded into an API process with --import: its clock goes CLOCK_SHIFT_MS before or behind that of everybody else, as that of a badly kept server.
 */
const shift = Number(process.env.CLOCK_SHIFT_MS);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
