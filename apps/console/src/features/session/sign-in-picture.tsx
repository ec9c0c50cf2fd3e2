/** A lane that leads to a clinic between hills: the lower edge of the panel beside the sign-in form. */
export const SignInPicture = ({ className }: { className?: string }) => (
  <svg className={className} viewBox="0 0 560 320" aria-hidden="true" focusable="false">
    <circle cx="428" cy="92" r="38" fill="#F0C9A6" />
    <path d="M0 230c70-58 150-60 226-24 88 40 190 24 334-40v154H0z" fill="#0A5F5A" />
    <path d="M0 272c96-38 186-42 280-16 100 28 178 10 280-24v88H0z" fill="#074E4A" />
    <g stroke="#D8ECE9" strokeWidth="3" strokeLinejoin="round" strokeLinecap="round" fill="none">
      <path d="M178 258v-84l68-50 68 50v84z" fill="#0D7771" />
      <path d="M164 184l82-62 82 62" />
      <path d="M229 258v-42h34v42" fill="#F5F3EE" stroke="#F5F3EE" />
      <path d="M246 158v30M231 173h30" stroke="#F5F3EE" strokeWidth="5" />
      <path d="M336 256v-54h60v54z" fill="#0A635E" />
      <path d="M349 219h13v13h-13zM371 219h13v13h-13z" fill="#F0C9A6" stroke="none" />
      <path d="M112 262v-46M112 228c-22 0-28-15-26-37 22 2 30 17 26 37zm0-11c18-4 26-17 24-35-18 2-26 15-24 35z" fill="#0D7771" />
      <path d="M440 250v-32M440 226c-15 0-22-11-20-26 15 0 22 11 20 26zm0-7c13-4 20-13 18-26-13 2-20 13-18 26z" fill="#0D7771" />
    </g>
    <path d="M238 320c2-26 4-44 2-62h12c6 20 22 40 46 62z" fill="#E9DCC5" opacity=".85" />
  </svg>
);
