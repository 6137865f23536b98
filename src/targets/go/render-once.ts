import type { TargetInput } from "../target.js";

/**
 * Renders a template for a view, and again the same text for every view that equals it: most of what
 * is generated for one architecture is the same for others. The text has no blank lines around it.
 */
export function renderOnce(render: TargetInput["render"]): TargetInput["render"] {
  const texts = new Map<string, string>();
  return (template, view) => {
    const key = `${template} ${JSON.stringify(view)}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = render(template, view).trim();
    texts.set(key, text);
    return text;
  };
}
