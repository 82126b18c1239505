/** What to do without the old password: no mail goes out from here, so it takes whoever runs the server. */
export function ForgottenPassword({ className }: { className?: string }) {
  return (
    <details className={className}>
      <summary className="cursor-pointer py-1 touch:py-3 text-ink-soft underline-offset-2 hover:underline">
        Forgot your password?
      </summary>
      <p className="mt-1 text-ink-soft text-sm">
        Ask whoever runs this server for a one-time link; they make it with{" "}
        <code className="font-mono [overflow-wrap:anywhere]">
          npm run -s claw -- sign-in-link --email YOUR_ADDRESS
        </code>
        . For 15 minutes after you open it, you can set a new password.
      </p>
    </details>
  );
}
