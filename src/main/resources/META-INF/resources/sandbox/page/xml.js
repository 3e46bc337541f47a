// Shows XML as text: built from nodes, never from markup, so that nothing in a message can become part of the page.

const INDENT = "  ";

export function parseXml(text) {
  return new DOMParser().parseFromString(text, "application/xml");
}

/** The text of the first element with this local name, or "". */
export function firstText(xml, name) {
  return xml.getElementsByTagNameNS("*", name)[0]?.textContent ?? "";
}

/** Fills the target with the document, indented and coloured. */
export function showXml(target, xml) {
  target.replaceChildren();
  if (xml.getElementsByTagName("parsererror").length > 0) {
    target.textContent = new XMLSerializer().serializeToString(xml);
    return;
  }
  write(target, xml.documentElement, 0);
}

function write(target, element, depth) {
  const margin = INDENT.repeat(depth);
  const children = [...element.children];
  add(target, margin);
  add(target, `<${element.nodeName}`, "tag");
  for (const attribute of element.attributes) {
    add(target, ` ${attribute.name}=`, "attribute");
    add(target, `"${escape(attribute.value)}"`);
  }
  if (children.length > 0) {
    add(target, ">\n", "tag");
    children.forEach((child) => write(target, child, depth + 1));
    add(target, `${margin}</${element.nodeName}>\n`, "tag");
  } else if (element.textContent) {
    add(target, ">", "tag");
    add(target, escape(element.textContent));
    add(target, `</${element.nodeName}>\n`, "tag");
  } else {
    add(target, "/>\n", "tag");
  }
}

function add(target, text, kind) {
  if (kind) {
    const span = document.createElement("span");
    span.className = kind;
    span.textContent = text;
    target.append(span);
  } else {
    target.append(text);
  }
}

function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
