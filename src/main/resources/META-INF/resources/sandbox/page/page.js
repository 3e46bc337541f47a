import { firstLanguage, remember, textsIn } from "./texts.js";
import { follow } from "./stream.js";
import { firstText, parseXml, showXml } from "./xml.js";

const STEPS = ["PLACED", "PAID", "DECLARED", "RELEASED", "SHIPPED", "DELIVERED"];
const FAILURES = ["REJECTED", "CANCELLED", "RETURNED"];
const CHOCOLATE = "chocolate";
const DOUYIN_SKU = "BY-KOM-CHOC-001";
const POLL_MS = 1000;
/** Customs closes a list after the parcel has left, so messages are asked for a while longer than the order lives. */
const POLLS_AFTER_THE_END = 30;

const find = (id) => document.getElementById(id);

let language = firstLanguage();
let texts = textsIn(language);
/** The order on show: {id, token, sale, status, steps, events, messages, order, abort}. */
let current = null;

start();

function start() {
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.addEventListener("click", () => speak(button.dataset.language));
  });
  find("douyin").addEventListener("click", sellOnDouyin);
  find("viewer-close").addEventListener("click", () => find("viewer").close());
  speak(language);
}

async function speak(tag) {
  language = tag;
  texts = textsIn(tag);
  remember(tag);
  document.documentElement.lang = tag;
  document.title = texts.title;
  translate(document);
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.language === tag));
  });
  hideRefusal();
  await showProducts();
  if (current) {
    await refreshOrder();
    showJourney();
  }
}

function translate(root) {
  root.querySelectorAll("[data-text]").forEach((element) => {
    element.textContent = texts[element.dataset.text];
  });
  root.querySelectorAll("[data-label]").forEach((element) => {
    element.setAttribute("aria-label", texts[element.dataset.label]);
  });
}

async function ask(url, options = {}) {
  const headers = { "Accept-Language": language, ...options.headers };
  return fetch(url, { ...options, headers, cache: "no-store" });
}

// The shop

async function showProducts() {
  const list = find("products");
  const asked = language;
  list.setAttribute("aria-busy", "true");
  const answer = await ask(`/api/v1/products?category=${CHOCOLATE}&limit=20`);
  if (asked !== language) {
    return;
  }
  if (!answer.ok) {
    showRefusal(await problemOf(answer));
    return;
  }
  const { items } = await answer.json();
  list.replaceChildren(...items.flatMap((product) => product.variants.map((variant) => card(product, variant))));
  list.setAttribute("aria-busy", "false");
}

function card(product, variant) {
  const item = find("product").content.firstElementChild.cloneNode(true);
  translate(item);
  item.dataset.sku = variant.sku;
  item.querySelector("h3").textContent = variant.name;
  item.querySelector(".product-brand").textContent = [product.brand, variant.content].filter(Boolean).join(" · ");
  item.querySelector("strong").textContent = money(variant.price);
  const button = item.querySelector("button");
  button.setAttribute("aria-label", `${texts.buy}: ${variant.name}`);
  if (!variant.inStock) {
    button.disabled = true;
    button.textContent = texts.soldOut;
  }
  button.addEventListener("click", () => buy(button, variant.sku, Number(item.querySelector("input").value)));
  return item;
}

async function buy(button, sku, quantity) {
  hideRefusal();
  button.disabled = true;
  try {
    const buyer = document.querySelector("input[name=buyer]:checked").value;
    const answer = await ask("/sandbox/shop/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sku, quantity, buyer }),
    });
    if (!answer.ok) {
      showRefusal(await problemOf(answer));
      return;
    }
    const order = await answer.json();
    watch({ id: order.id, token: order.accessToken, order, status: order.status });
  } catch (fault) {
    showRefusal({ title: texts.failed });
  } finally {
    button.disabled = false;
  }
}

async function sellOnDouyin() {
  const button = find("douyin");
  hideRefusal();
  button.disabled = true;
  try {
    const answer = await ask("/sandbox/douyin/sales", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sku: DOUYIN_SKU, quantity: 1 }),
    });
    if (!answer.ok) {
      showRefusal(await problemOf(answer));
      return;
    }
    const sale = await answer.json();
    watch({ id: "", sale: sale.id, status: "" });
  } catch (fault) {
    showRefusal({ title: texts.failed });
  } finally {
    button.disabled = false;
  }
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch (fault) {
    return { title: texts.failed };
  }
}

function showRefusal(problem) {
  const box = find("refusal");
  const lines = [element("strong", problem.title ?? problem.message ?? texts.failed)];
  [problem.detail, problem.remedy].filter(Boolean).forEach((text) => lines.push(element("p", text)));
  if (problem.errors?.length) {
    const list = document.createElement("ul");
    problem.errors.forEach((error) => {
      const words = [error.detail ?? error.message ?? error.reason, error.remedy].filter(Boolean).join(" ");
      list.append(element("li", `${error.pointer}: ${words}`));
    });
    lines.push(list);
  }
  box.replaceChildren(...lines);
  box.hidden = false;
}

function hideRefusal() {
  find("refusal").hidden = true;
}

// The journey of one order

function watch(order) {
  current?.abort.abort();
  current = { steps: new Set(), events: [], messages: [], ...order, abort: new AbortController() };
  note(current.status);
  const mine = current;
  find("journey").hidden = false;
  showJourney();
  find("journey").scrollIntoView({ behavior: "smooth", block: "start" });
  if (mine.token) {
    follow(`/api/v1/orders/${mine.id}/events`, mine.token, (event) => arrived(mine, event), mine.abort.signal);
  }
  poll(mine);
}

/** Asks for what has no stream: customs messages always, the order and its timeline when it came from the marketplace. */
async function poll(mine) {
  let left = POLLS_AFTER_THE_END;
  while (!mine.abort.signal.aborted && left > 0) {
    try {
      if (mine.sale) {
        await pollSale(mine);
      }
      if (mine.id) {
        await pollMessages(mine);
      }
    } catch (fault) {
      console.warn("will ask again", fault);
    }
    if (mine.status === "DELIVERED" || FAILURES.includes(mine.status)) {
      left--;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function pollSale(mine) {
  if (!mine.id) {
    const answer = await ask(`/sandbox/shop/sales/${mine.sale}`);
    if (answer.status !== 200) {
      return;
    }
    mine.id = (await answer.json()).id;
  }
  const [order, timeline] = await Promise.all([
    ask(`/sandbox/shop/orders/${mine.id}`).then((answer) => answer.json()),
    ask(`/sandbox/shop/orders/${mine.id}/timeline`).then((answer) => answer.json()),
  ]);
  mine.order = order;
  mine.status = order.status;
  mine.events = timeline.items.map((step) => ({
    name: step.step,
    at: step.at,
    meaning: step.text,
    data: step,
  }));
  timeline.items.forEach((step) => note(step.status, mine));
  if (mine === current) {
    showJourney();
  }
}

async function pollMessages(mine) {
  const answer = await ask(`/sandbox/shop/orders/${mine.id}/messages`);
  if (!answer.ok) {
    return;
  }
  const { items } = await answer.json();
  const known = new Set(mine.messages.map((message) => message.key));
  for (const item of items) {
    const key = `${item.declaration}/${item.number}`;
    if (!known.has(key)) {
      const text = await ask(`/sandbox/shop/orders/${mine.id}/messages/${key}`).then((xml) => xml.text());
      mine.messages.push({ ...item, key, xml: parseXml(text) });
    }
  }
  if (mine === current) {
    showMessages();
  }
}

function arrived(mine, event) {
  const data = JSON.parse(event.data);
  const status = data.status ?? data.data?.status;
  mine.status = status ?? mine.status;
  note(status, mine);
  mine.events.push({
    name: event.type,
    at: data.time ?? data.at ?? null,
    meaning: texts.statuses[status] ?? "",
    data,
  });
  if (mine === current) {
    showJourney();
  }
  if (status && !mine.order?.lines?.length) {
    refreshOrder();
  }
}

function note(status, order = current) {
  if (status) {
    order.steps.add(status);
  }
}

async function refreshOrder() {
  const mine = current;
  if (mine.sale) {
    return; // asked for every second anyhow
  }
  const answer = await ask(`/api/v1/orders/${mine.id}`, { headers: { Authorization: `Bearer ${mine.token}` } });
  if (answer.ok) {
    mine.order = await answer.json();
  }
}

function showJourney() {
  find("order-id").textContent = current.id || current.sale;
  find("journey").dataset.status = current.status;
  find("progress").textContent = current.status
    ? texts.progress(texts.statuses[current.status] ?? current.status)
    : texts.douyinWaiting;
  find("events-hint").textContent = current.sale ? texts.timelineHint : texts.eventsHint;
  showSteps();
  fill(find("events"), current.events, eventItem);
  showMessages();
  showTax();
}

function showSteps() {
  const reached = Math.max(...[...current.steps].map((status) => STEPS.indexOf(status)), -1);
  const steps = STEPS.map((status, index) => {
    const item = element("li", texts.statuses[status]);
    item.classList.toggle("done", index <= reached);
    return item;
  });
  if (FAILURES.includes(current.status)) {
    const item = element("li", texts.statuses[current.status]);
    item.className = "failed";
    steps.push(item);
  }
  find("steps").replaceChildren(...steps);
}

/** Adds what is new at the top; what stands there already stays, so that focus and reading place do too. */
function fill(list, entries, make) {
  const lang = `${language}/${current.id || current.sale}`;
  if (list.dataset.shown !== lang) {
    list.replaceChildren();
    list.dataset.shown = lang;
  }
  for (let index = list.children.length; index < entries.length; index++) {
    list.prepend(make(entries[index]));
  }
}

function eventItem(event) {
  return feedItem({
    way: "●",
    name: event.name,
    at: event.at,
    meaning: event.meaning,
    open: () => showViewer(event.name, event.meaning, (body) => {
      body.textContent = JSON.stringify(event.data, null, 2);
    }),
  });
}

function showMessages() {
  fill(find("messages"), current.messages, messageItem);
}

function messageItem(message) {
  const out = message.direction === "OUT";
  const code = firstText(message.xml, "returnStatus");
  const meaning = [
    texts.types[message.type],
    code && `${code} ${texts.codes[code] ?? firstText(message.xml, "returnInfo")}`,
  ].filter(Boolean).join(": ");
  return feedItem({
    way: out ? "→" : "←",
    wayLabel: out ? texts.sent : texts.received,
    name: message.type,
    at: message.sentAt,
    meaning,
    mood: code === "800" ? "good" : code === "100" || code.startsWith("-") ? "bad" : "",
    open: () => showViewer(message.type, meaning, (body) => showXml(body, message.xml)),
  });
}

function feedItem({ way, wayLabel, name, at, meaning, mood, open }) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.name = name;
  const arrow = element("span", way);
  arrow.className = "way";
  if (wayLabel) {
    arrow.title = wayLabel;
    arrow.setAttribute("role", "img");
    arrow.setAttribute("aria-label", wayLabel);
  }
  const title = element("span", name);
  title.className = "name";
  const time = document.createElement("time");
  if (at) {
    time.dateTime = at;
    time.textContent = new Date(at).toLocaleTimeString(language);
  }
  const words = element("span", meaning);
  words.className = `meaning ${mood ?? ""}`.trim();
  button.append(arrow, title, time, words);
  button.addEventListener("click", open);
  item.append(button);
  return item;
}

function showViewer(title, meaning, fillBody) {
  find("viewer-title").textContent = title;
  find("viewer-meaning").textContent = meaning;
  fillBody(find("viewer-body"));
  find("viewer").showModal();
  find("viewer-body").scrollTop = 0;
}

// The tax

function showTax() {
  const order = current.order;
  const lines = (order?.lines ?? []).filter((line) => line.tax);
  find("tax").hidden = lines.length === 0;
  if (lines.length === 0) {
    return;
  }
  const totals = element(
    "p",
    `${texts.goods} ${money(order.totals.goods)} + ${texts.freight} ${money(order.totals.freight)} + ` +
      `${texts.taxTotal} ${money(order.totals.tax.total)} = ${texts.payable} ${money(order.totals.payable)}`,
  );
  find("tax-lines").replaceChildren(...lines.map(taxTable), totals);
}

function taxTable(line) {
  const box = document.createElement("div");
  box.className = "scroll";
  const table = document.createElement("table");
  table.append(element("caption", `${line.quantity} × ${line.name}`));
  const head = table.createTHead().insertRow();
  for (const [name, kind] of [["tax"], ["rule"], ["base", "amount"], ["rate", "amount"], ["share", "amount"], ["due", "amount"], ["source"]]) {
    const cell = element("th", texts[name]);
    cell.scope = "col";
    cell.className = kind ?? "";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const reason of line.tax.explanation ?? []) {
    const row = body.insertRow();
    row.append(
      element("td", texts[reason.tax] ?? reason.tax),
      element("td", reason.text),
      amount(money(reason.base)),
      amount(reason.rate),
      amount(reason.share),
      amount(money(reason.due)),
      element("td", reason.source),
    );
  }
  box.append(table);
  return box;
}

function amount(text) {
  const cell = element("td", text);
  cell.className = "amount";
  return cell;
}

function money(value) {
  return new Intl.NumberFormat(language, { style: "currency", currency: value.currency }).format(Number(value.amount));
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text ?? "";
  return made;
}
