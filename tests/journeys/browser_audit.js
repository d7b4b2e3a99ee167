// What WCAG 2.2 AA asks of a page that a program can measure. Gives a list of sentences, empty if all is well.
() => {
  const found = new Set();
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hidden = (element) => element.closest(".hide, [aria-hidden=true]") !== null;
  const name = (element) => (element.getAttribute("aria-label") || element.textContent || "").trim().slice(0, 40);

  function channels(colour) {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  }
  function behind(element) {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, a } = channels(getComputedStyle(at).backgroundColor);
      if (a === 1) return rgb;
      if (a > 0) throw new Error("a colour that lets others through");
    }
    return channels(getComputedStyle(document.body).backgroundColor).rgb;
  }
  function light(rgb) {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(one, other) {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // 1.4.3: text on its background.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(element) || hidden(element) || !shown(element)) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = contrast(channels(style.color).rgb, behind(element));
    if (ratio < least) found.add(`text at ${ratio.toFixed(2)} to 1: ${name(element)}`);
  }

  const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")];
  for (const control of controls.filter(shown)) {
    const box = control.getBoundingClientRect();
    const labels = [...(control.labels || [])];
    const called = control.getAttribute("aria-label") || labels.map(name).join("") || (control.matches("a, button") && name(control));
    // 4.1.2: everything that can be used has a name; 1.3.1: options stand under their question.
    if (!called) found.add(`no name: ${control.outerHTML.slice(0, 80)}`);
    if (control.type === "radio" && !control.closest("fieldset")?.querySelector("legend")?.textContent.trim())
      found.add(`an option without a question: ${called}`);
    // 2.5.8: 24 px, but for links within a sentence; a label's area counts as its control's.
    const inline = control.matches("a") && getComputedStyle(control).display === "inline";
    const skip = control.closest(".skips");
    const high = Math.max(box.height, ...labels.map((label) => label.getBoundingClientRect().height));
    if (!inline && !skip && (box.width < 24 && !labels.length || high < 24))
      found.add(`smaller than 24 px (${box.width.toFixed()} by ${box.height.toFixed()}): ${called}`);
    // 1.4.11: the edge of what can be typed in or pressed.
    if (control.matches("button.button, input[type=text], select, textarea")) {
      const style = getComputedStyle(control);
      const outside = behind(control.parentElement);
      const edge = Math.max(contrast(channels(style.borderTopColor).rgb, outside), contrast(behind(control), outside));
      if (edge < 3) found.add(`an edge at ${edge.toFixed(2)} to 1: ${called}`);
    }
    for (const id of (control.getAttribute("aria-describedby") || "").split(" ").filter(Boolean))
      if (!document.getElementById(id)) found.add(`described by nothing: ${id}`);
    if (control.getAttribute("aria-invalid") === "true" && !control.getAttribute("aria-describedby"))
      found.add(`wrong without saying why: ${called}`);
  }

  // 4.1.1 of old, and still what labels stand on: ids once, headings without a gap.
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids.filter((one, place) => ids.indexOf(one) !== place)) found.add(`id twice: ${id}`);
  let before = 0;
  for (const heading of [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown)) {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) found.add(`heading ${before} is followed by ${level}: ${name(heading)}`);
    before = level;
  }

  // 1.4.10: nothing scrolls sideways.
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const element of document.querySelectorAll("body *")) {
    const over = getComputedStyle(element).overflowX;
    if ((over === "auto" || over === "scroll") && element.scrollWidth > element.clientWidth + 1)
      found.add(`scrolls sideways: ${element.id || element.className}`);
  }
  return [...found];
}
