/** What a preview may load: nothing but its own styles, pictures and fonts, and those only from within the file. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * A page an agent made, without what could run in it, under a policy that keeps it from any network. For a frame whose
 * sandbox allows nothing; `hadScripts` says that it may look different when it is opened elsewhere. Only for the browser.
 */
export function cagedHtml(html: string): { page: string; hadScripts: boolean } {
  const document = new DOMParser().parseFromString(html, "text/html");
  const scripts = document.querySelectorAll("script");
  for (const element of [...scripts, ...document.querySelectorAll("base")]) element.remove();
  for (const element of document.querySelectorAll("*"))
    for (const { name } of [...element.attributes]) if (name.startsWith("on")) element.removeAttribute(name);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  document.head.prepend(meta);
  return { page: `<!doctype html>${document.documentElement.outerHTML}`, hadScripts: scripts.length > 0 };
}
