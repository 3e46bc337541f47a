// Uses the sandbox page as a visitor would. PAVILION_URL says where it is, CHROMIUM which browser to take.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const base = process.env.PAVILION_URL ?? "http://localhost:8080";
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 90_000);

const LANGUAGES = {
  "zh-CN": { buy: "购买", released: "海关放行", title: "选购一份巧克力" },
  ru: { buy: "Купить", released: "Выпущен таможней", title: "Купите шоколад" },
  en: { buy: "Buy", released: "Released", title: "Buy a chocolate" },
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
let failed = false;
try {
  for (const language of Object.keys(LANGUAGES)) {
    await check(`buys in ${language} and sees the release`, (page) => buys(page, language));
  }
  await check("explains a refusal", refuses, { expectedFaults: 1 });
  await check("shows a sale on Douyin to its end", sellsOnDouyin);
  await check("fits a phone", fitsAPhone, { viewport: { width: 360, height: 740 } });
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);

/** Runs one check in a browser of its own; faults in the console and requests to other places fail it. */
async function check(name, use, { viewport = { width: 1280, height: 900 }, expectedFaults = 0 } = {}) {
  const context = await browser.newContext({ viewport, locale: "en-US", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) {
      faults.push(`asked another place: ${request.url()}`);
    }
  });
  try {
    await page.goto(base, { waitUntil: "domcontentloaded" });
    await page.locator("#products .product").first().waitFor();
    await use(page);
    assert.ok(faults.length <= expectedFaults, `faults in the browser:\n${faults.join("\n")}`);
    console.log(`ok    ${name}`);
  } catch (error) {
    failed = true;
    console.error(`FAILED ${name}\n${error.stack}\n${faults.join("\n")}`);
  } finally {
    await context.close();
  }
}

async function speak(page, language) {
  await page.click(`[data-language="${language}"]`);
  await page.waitForFunction(
    ([tag, title]) =>
      document.documentElement.lang === tag &&
      document.getElementById("shop-title").textContent === title &&
      document.getElementById("products").getAttribute("aria-busy") === "false",
    [language, LANGUAGES[language].title],
  );
}

async function buys(page, language) {
  const words = LANGUAGES[language];
  await speak(page, language);
  const card = page.locator("#products .product").first();
  await card.locator("input").fill("3");
  assert.equal(await card.locator("button").textContent(), words.buy);

  await card.locator("button").click();

  await page.locator("#steps li.done", { hasText: words.released }).waitFor();
  assert.match(await page.locator("#order-id").textContent(), /^ord_[0-9A-Z]{13}$/);
  for (const type of ["CEB311Message", "CEB412Message", "CEB512Message", "CEB621Message"]) {
    await page.locator(`#messages button[data-name="${type}"]`).first().waitFor();
  }
  await page.locator("#messages .good").first().waitFor();
  assert.ok((await page.locator("#events li").count()) >= 4, "events arrive live");

  await page.locator('#messages button[data-name="CEB621Message"]').first().click();
  const xml = await page.locator("#viewer-body").textContent();
  assert.match(xml, /<(\w+:)?InventoryHead>/);
  assert.match(xml, /<(\w+:)?SignatureValue>/);
  await page.keyboard.press("Escape");
  await page.locator("#viewer").waitFor({ state: "hidden" });

  const tax = page.locator("#tax-lines tbody tr");
  assert.ok((await tax.count()) >= 1, "the tax is explained");
  assert.ok((await tax.first().locator("td").nth(1).textContent()).length > 3, "each tax has its rule in words");
}

async function refuses(page) {
  await speak(page, "en");
  await page.check('input[value="wrong-checksum"]');

  await page.locator("#products .product button").first().click();

  const refusal = page.locator("#refusal");
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /\/buyer\/idNumber/);
  assert.ok(await page.locator("#journey").isHidden(), "nothing was bought");
}

async function sellsOnDouyin(page) {
  await speak(page, "ru");

  await page.click("#douyin");

  await page.locator('#journey[data-status="DELIVERED"]').waitFor();
  assert.match(await page.locator("#order-id").textContent(), /^ord_/);
  assert.ok((await page.locator("#events li").count()) >= 4);
}

async function fitsAPhone(page) {
  for (const language of Object.keys(LANGUAGES)) {
    await speak(page, language);
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= screen, `${language}: ${content} px wide on ${screen}`);
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll("button, input, a")]
        .filter((control) => !control.textContent.trim() && !control.labels?.length && !control.ariaLabel)
        .map((control) => control.outerHTML),
    );
    assert.deepEqual(unnamed, [], "every control has a name");
  }
}
