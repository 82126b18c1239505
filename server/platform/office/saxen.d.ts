/** The part of saxen's interface that is used here; the package brings no types. */
declare module "saxen" {
  type Attributes = Record<string, string>;
  export class Parser {
    on(name: "error", handler: (error: Error) => void): this;
    on(name: "attention" | "text" | "cdata" | "closeTag", handler: (text: string) => void): this;
    /** The attributes as they stand, undecoded; false when they are malformed. */
    on(name: "openTag", handler: (tag: string, attributes: () => Attributes | false) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
