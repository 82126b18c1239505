import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

/** The field for a password that is being chosen, with the limits the sign-in service has. */
export function NewPassword({ name, label }: { name: string; label: string }) {
  return (
    <Field label={label} name={name} description="At least 8 characters.">
      <Input
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
        className="h-10"
      />
    </Field>
  );
}
