/* JSON schemas of what the plain server takes and gives: the same fields as the API's. */

const text = { type: 'string' };
const whole = { type: 'integer' };
const flag = { type: 'boolean' };
const maybe = (schema) => ({ ...schema, nullable: true });
const object = (properties) => ({ type: 'object', required: Object.keys(properties), additionalProperties: false, properties });
const list = (items) => ({ type: 'array', items });

const positive = { type: 'integer', minimum: 1 };

export const signing = {
  body: object({
    teamId: positive, packageId: positive, months: { enum: [12, 24, 36] }, agreementReadingId: positive, consentReadingId: positive,
    signature: { type: 'string', maxLength: 100_000 },
    device: object({ channel: { enum: ['WECHAT', 'H5'] }, model: { type: 'string', maxLength: 64 } }),
  }),
};

export const home = {
  response: {
    200: object({
      displayName: text, realNameState: text,
      contract: maybe(object({
        id: whole, state: text, stateName: text, teamId: whole, teamName: text, institutionName: text, institutionPhone: maybe(text), startsOn: text, endsOn: text, daysLeft: maybe(whole),
      })),
      due: list(object({ code: text, title: text, detail: text, link: text })),
      unread: whole,
    }),
  },
};

export const queue = {
  querystring: { type: 'object', required: ['teamId'], properties: { teamId: positive } },
  response: {
    200: object({
      items: list(object({
        contractId: whole, number: text,
        resident: object({ id: whole, name: text, sex: text, age: whole, keyGroups: list(object({ code: text, name: text })) }),
        team: object({ id: whole, name: text }), packageName: text, months: whole, submittedAt: text, keyGroupFirst: flag,
      })),
      nextCursor: maybe(text), waiting: whole,
    }),
  },
};
