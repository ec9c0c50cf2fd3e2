/** A village lane with a clinic: the picture beside the sign-in form. */
export const SignInPicture = () => (
  <svg viewBox="0 0 420 300" width="100%" style={{ maxWidth: 420 }} aria-hidden="true" focusable="false">
    <circle cx="318" cy="84" r="34" fill="#F0C9A6" />
    <path d="M0 232c60-52 118-52 176-22 64 33 138 20 244-28v118H0z" fill="#0A5F5A" />
    <path d="M0 262c80-30 150-34 220-14 76 22 134 10 200-16v68H0z" fill="#074E4A" />
    <g stroke="#D8ECE9" strokeWidth="3" strokeLinejoin="round" strokeLinecap="round" fill="none">
      <path d="M120 244v-76l62-46 62 46v76z" fill="#0D7771" />
      <path d="M108 176l74-56 74 56" />
      <path d="M166 244v-38h32v38" fill="#F5F3EE" stroke="#F5F3EE" />
      <path d="M182 150v28M168 164h28" stroke="#F5F3EE" strokeWidth="5" />
      <path d="M262 244v-50h54v50z" fill="#0A635E" />
      <path d="M274 210h12v12h-12zM294 210h12v12h-12z" fill="#F0C9A6" stroke="none" />
      <path d="M64 246v-42M64 214c-20 0-26-14-24-34 20 2 28 16 24 34zm0-10c16-4 24-16 22-32-16 2-24 14-22 32z" fill="#0D7771" />
      <path d="M352 246v-30M352 222c-14 0-20-10-18-24 14 0 20 10 18 24zm0-6c12-4 18-12 16-24-12 2-18 12-16 24z" fill="#0D7771" />
    </g>
    <path d="M176 300c2-24 4-40 6-56h8c6 18 16 36 34 56z" fill="#E9DCC5" opacity=".85" />
  </svg>
);
