// What Ant Design asks of a browser and jsdom does not have.
window.matchMedia ||= (query) => ({
  matches: false, media: query, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {},
});
global.ResizeObserver ||= class { observe() {} unobserve() {} disconnect() {} };
// jsdom prints an error for pseudo-elements, which Ant Design measures for scroll bars.
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyle(element);
// Node's MessageChannel keeps the test process alive: a timer does the same work.
global.MessageChannel = class {
  constructor() {
    this.port1 = { onmessage: null, close() {} };
    this.port2 = { postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data })), close() {} };
  }
};
// jsdom knows neither; React Router asks for them when it is loaded.
const { TextDecoder, TextEncoder } = require('node:util');
global.TextEncoder ||= TextEncoder;
global.TextDecoder ||= TextDecoder;
window.Element.prototype.scrollIntoView ||= function scrollIntoView() {};
